"""From choosing a procedure to the one write that files a dossier."""
