"""The peer's site has a template for all that is asked, and says so where it has none."""

import shutil
from pathlib import Path

import pytest

from tests.bench import hugo


def test_every_kind_that_the_generated_forms_ask_has_a_template() -> None:
    assert hugo.undrawn() == set()


def test_a_kind_without_a_template_is_named_before_hugo_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    layouts = shutil.copytree(hugo.LAYOUTS, tmp_path / "layouts")
    (layouts / "_partials/kind/consent.html").unlink()
    monkeypatch.setattr(hugo, "LAYOUTS", layouts)
    with pytest.raises(AssertionError, match=r"no template in .* for kind/consent"):
        hugo.write(tmp_path / "site", 1, "json", {})
