"""Registering an account, logging in and out."""
