"""The officers' desk: the inbox of a unit, one dossier, and the decisions made on it."""
