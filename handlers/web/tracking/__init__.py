"""Where a dossier stands, and what its citizen may do about it."""
