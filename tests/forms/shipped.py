"""The committed catalogue, read once for all tests that only look at it: reading it takes a second."""

from functools import cache

from forms.schema.catalogue import Catalogue
from forms.source.loader import load


@cache
def shipped() -> Catalogue:
    return load()
