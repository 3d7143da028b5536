"""What happened to a dossier, kept as events; and what they add up to: its summary."""
