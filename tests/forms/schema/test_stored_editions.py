"""Editions that are read when asked for: a slice reads those it names, each once."""

from typing import Any

from forms.schema.catalogue import StoredEditions


def test_a_slice_reads_the_editions_it_names_once() -> None:
    read: list[str] = []

    def one(entry: Any) -> Any:
        read.append(entry)
        return entry.upper()

    entries: Any = ("a", "b", "c")
    stored: Any = StoredEditions(entries, one)
    assert (stored[1:], stored[2]) == (("B", "C"), "C")
    assert read == ["b", "c"]
