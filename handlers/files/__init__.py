"""Pictures and PDFs as people send them, known by their bytes; pure, and never trusted."""
