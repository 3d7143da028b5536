"""The core: a dossier, its steps, its clock and its payments, decided without storage, network or wall clock."""
