"""Other parties: a protocol each, a real adapter, and a local stand-in."""
