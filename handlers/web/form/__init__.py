"""The form while it is filled in: what is typed, its pages, rows from files."""
