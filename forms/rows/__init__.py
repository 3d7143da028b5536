"""Rows of people lists: tables read, rows added, merged and shown in one line."""
