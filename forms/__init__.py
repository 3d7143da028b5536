"""Floor 1: what may be asked. Imports pydantic (sheet.py also ruamel.yaml) and nothing of ours above."""
