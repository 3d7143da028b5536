"""The committed catalogue, read once for all tests that only look at it: reading it takes a second."""

from functools import cache

from forms.compiled.catalogue import pack, unpack
from forms.schema.catalogue import Catalogue
from forms.source.loader import load


@cache
def shipped() -> Catalogue:
    return load()


def stored(catalogue: Catalogue) -> Catalogue:
    """The catalogue as functions have it: packed, and unpacked as far as it is asked for."""
    return unpack(pack(catalogue).__getitem__)
