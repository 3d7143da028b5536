"""The units kept for good are read back, or it is said which file is damaged."""

from pathlib import Path

import pytest

from forms.compiled.published import UNITS, read_units
from forms.compiled.published_list import DamagedEdition


def test_no_units_are_kept_where_nothing_was_published_and_damage_is_told(tmp_path: Path) -> None:
    assert read_units(tmp_path) == {}
    (tmp_path / UNITS).write_text("{")
    with pytest.raises(DamagedEdition, match="cannot be read"):
        read_units(tmp_path)
