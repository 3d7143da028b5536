"""The core: a dossier, its steps, its clock and its fee, decided without storage, network or wall clock."""
