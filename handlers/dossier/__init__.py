"""The core: a dossier, its steps, clock and payments, decided without storage, network or wall clock."""
