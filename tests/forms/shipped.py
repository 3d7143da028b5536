"""The committed catalogue, read once for all tests that only look at it: reading it takes a second."""

from functools import cache

from forms.catalogue import Catalogue
from forms.source import load


@cache
def shipped() -> Catalogue:
    return load()
