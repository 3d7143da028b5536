"""The step table drawn."""

from pathlib import Path

from handlers.dossier.table.diagram import diagram, step_changes
from handlers.dossier.table.moves import FILINGS
from handlers.dossier.table.steps import CLOSED


def test_the_diagram_shows_every_way_once() -> None:
    lines = diagram().splitlines()
    assert lines[0] == "stateDiagram-v2"
    assert "    submitted: 1 Mới đăng ký" in lines
    assert "    awaiting_consent: – Chờ ý kiến đồng ý" in lines
    assert "    [*] --> awaiting_consent: await_consent" in lines
    assert "    fee_due --> processing: settle" in lines
    assert "    returned --> [*]" in lines
    assert sum(" --> " in line for line in lines) == len(step_changes()) + len(FILINGS) + len(CLOSED)
    assert len(set(lines)) == len(lines)


def test_the_story_shows_the_diagram_of_this_table() -> None:
    story = (Path(__file__).parents[4] / "docs/story.md").read_text("utf-8")
    assert f"```mermaid\n{diagram()}\n```" in story, "print handlers.dossier.table.diagram.diagram() there"
