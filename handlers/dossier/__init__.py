"""The core: a dossier, its steps, its clock and what was paid, decided without storage, network or wall clock."""
