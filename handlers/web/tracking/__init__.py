"""Where a dossier stands, and what its citizen can do about it."""
