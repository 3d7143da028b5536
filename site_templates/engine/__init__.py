"""Jinja for templates that are all our own, without what only strangers' templates need."""
