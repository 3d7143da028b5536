"""A start to a drawn form counts only where DynamoDB was asked, and many editions are many."""

from pathlib import Path

import pytest

from forms.compiled.catalogue import read_folder
from tests.bench import starting
from tests.bench.empty_table import EmptyTable
from tests.bench.measure import Run
from tests.forms.shipped import shipped


def test_a_process_that_made_no_client_is_not_measured_as_if_it_had() -> None:
    with EmptyTable() as table:

        def asks() -> Run:
            table.asked.append("GetItem")
            return Run(1, 1)

        assert starting._asking(table, asks)() == Run(1, 1)
        with pytest.raises(AssertionError):
            starting._asking(table, lambda: Run(1, 1))()


def test_copies_of_an_edition_have_ids_and_digests_of_their_own(tmp_path: Path) -> None:
    few, count = read_folder(starting.written(tmp_path)), len(shipped().editions)
    many = read_folder(starting.written(tmp_path, count + 3))
    assert [one.digest for one in many.editions][:count] == [one.digest for one in few.editions]
    assert len({one.digest for one in many.editions}) == count + 3
    assert len(list(tmp_path.glob(f"catalogue-{count + 3}/thu-tuc-*/*"))) == 3
    copied = next(one for one in few.editions if one.id == starting.COPIED)
    assert [one.pages for one in many.editions][-3:] == [copied.pages] * 3
