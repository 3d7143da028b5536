"""Examples beside a schema: check judges them, and says where one is not judged as it says."""

from pathlib import Path

import pytest

from forms.compiled.catalogue import pack
from forms.source.loader import load
from forms.text.complaint import BrokenForms
from tests.forms.folder import EDITION, PROCEDURE, write

AT = f"forms/{EDITION}"


def found(tmp_path: Path, example: str) -> list[str]:
    root = write(tmp_path, **{EDITION: f"{PROCEDURE}examples:\n  - name: Một\n{example}"})
    try:
        load(root)
    except BrokenForms as broken:
        return [one.concise() for one in broken.complaints]
    return []


def answers(tmp_path: Path) -> str:
    """Answers the small procedure accepts, as YAML in one line."""
    (commune, *_) = load(write(tmp_path)).areas[0].communes
    return f"{{dia_chi: {{commune: '{commune.code}', detail: Thôn 1}}, loai: b}}"


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("    accepted: true\n    answers: ANSWERS\n", ""),
        ("    accepted: false\n    answers: {loai: c}\n", ""),
        ("    accepted: false\n    refused: [dia_chi, loai]\n    answers: {loai: c}\n", ""),
        (
            "    accepted: true\n    answers: {loai: b}\n",
            '"Một" is to be accepted, but dia_chi: Nhập',
        ),
        ("    accepted: false\n    answers: ANSWERS\n", '"Một" is to be refused, but nothing is wrong'),
        (
            "    accepted: false\n    refused: [loai]\n    answers: {loai: b}\n",
            '"Một" is to be refused for loai, but is for dia_chi',
        ),
        (
            "    accepted: true\n    day: 2030-01-01\n    answers: ANSWERS\n",
            "the edition does not hold on 2030-01-01",
        ),
        ("    accepted: true\n    refused: [loai]\n    answers: {}\n", "refused belongs to accepted: false"),
    ],
)
def test_an_example_is_judged_as_a_post_would_be(tmp_path: Path, told: str, said: str) -> None:
    complaints = found(tmp_path / "b", told.replace("ANSWERS", answers(tmp_path / "a")))
    assert len(complaints) == (1 if said else 0), complaints
    assert not said or (complaints[0].startswith(AT) and said in complaints[0])


def test_examples_are_no_part_of_the_edition(tmp_path: Path) -> None:
    bare = load(write(tmp_path / "a"))
    example = f"examples:\n  - name: Một\n    accepted: true\n    answers: {answers(tmp_path / 'c')}\n"
    told = load(write(tmp_path / "b", **{EDITION: PROCEDURE + example}))
    assert told == bare
    assert told.editions[0].digest == bare.editions[0].digest
    assert not any(b"examples" in content for content in pack(told).values())
