"""Files of rows as people send them, made lines of text; pure, and never trusted."""
