"""The files of a kind that the product lacks: tests/test_complete_tables.py puts them into a copy of it."""

collect_ignore_glob = ["*"]
