"""The only folder that speaks HTTP: routes, guards, and the pages and JSON they answer with."""
