"""Code of templates that is kept: of this source, by this generator, wherever it stands; else made anew."""

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, Template
from jinja2.environment import Environment as Base

from site_templates.engine.bytecode import KeptCode
from site_templates.engine.environment import OwnEnvironment


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of templates that were compiled."""
    names: list[str] = []
    plain = Base._generate

    def generate(self: Environment, source: object, name: str, filename: str, **more: object) -> str:
        names.append(name)
        found: str = plain(self, source, name, filename, **more)  # type: ignore[arg-type]
        return found

    monkeypatch.setattr(Base, "_generate", generate)
    return names


def page(folder: Path, source: str, generators: tuple[str, ...] = ()) -> Template:
    """A template as a fresh process gets it."""
    kept = KeptCode(folder, generators) if generators else KeptCode(folder)
    made = OwnEnvironment(loader=DictLoader({"page": source}), bytecode_cache=kept, autoescape=True)
    return made.get_template("page")


def test_a_template_is_compiled_once_and_drawn_the_same(tmp_path: Path, compiled: list[str]) -> None:
    for _ in range(3):
        assert page(tmp_path / "kept", "{{ a }}!").render(a="<") == "&lt;!"
    assert compiled == ["page"]


def test_a_changed_template_is_compiled_again(tmp_path: Path, compiled: list[str]) -> None:
    assert page(tmp_path, "{{ a }}!").render(a=1) == "1!"
    assert page(tmp_path, "{{ a }}?").render(a=1) == "1?"
    assert page(tmp_path, "{{ a }}!").render(a=1) == "1!"
    assert len(compiled) == 3


def test_what_another_generator_made_is_not_taken(tmp_path: Path, compiled: list[str]) -> None:
    generator = tmp_path / "generator.py"
    for text in ("one", "two"):
        generator.write_text(text)
        page(tmp_path / "kept", "{{ a }}", (f"{generator}",))
    assert len(compiled) == 2


def test_damaged_code_is_made_anew(tmp_path: Path, compiled: list[str]) -> None:
    page(tmp_path, "{{ a }}!")
    [kept] = tmp_path.iterdir()
    whole = kept.read_bytes()
    for damage in (b"", b"no code", whole[:-20], whole[:40]):
        kept.write_bytes(damage)
        assert page(tmp_path, "{{ a }}!").render(a=1) == "1!"
        assert kept.read_bytes() == whole
    assert len(compiled) == 5


def test_where_nothing_can_be_written_templates_are_compiled_as_ever(
    tmp_path: Path, compiled: list[str]
) -> None:
    (tmp_path / "file").write_text("in the way")
    for _ in range(2):
        assert page(tmp_path / "file", "{{ a }}!").render(a=1) == "1!"
    assert len(compiled) == 2
