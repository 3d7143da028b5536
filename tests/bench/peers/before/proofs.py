"""The calls of tests/bench/calls/proofs.py, in the words of the code of 29/11/2026."""

from forms import checks
from forms.source import load

once, asked = checks.edition, []


def note(*told):
    asked.append(told)
    return once(*told)


checks.edition = note
load()
assert len(asked) > 20, asked


def proofs():
    for told in asked:
        assert not list(once(*told))


CALLS = {"proofs": proofs}
