"""A new kind of question is one file, one component, one test; a new step is one row: shown in a copy.

The kind `iban` and the step `verifying` are put into the copy with exactly the files of PUT and the rows of
ROWS; there they are checked, built, filed and worked at the desk (tests/scratch/walk.py).
"""

import json
import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.forms.folder import EDITION, PROCEDURE, write
from tests.scratch.rows import ASKED, LANGUAGES, ROWS, WORDS

ROOT = Path(__file__).parent.parent
SCRATCH = ROOT / "tests/scratch"
PUT = (
    "forms/fields/iban.py",
    "site_templates/components/iban/iban.html",
    "site_templates/components/iban/iban.yaml",
    "tests/forms/fields/test_iban.py",
)
DONE = ("Mới đăng ký – đã xong", "Được tiếp nhận – đã xong")
AHEAD = ("Đã xử lý xong – sắp tới", "Đã trả kết quả – sắp tới")
LAWS = (
    "tests/forms/fields/test_iban.py",
    "tests/forms/fields/test_example.py",
    "tests/forms/judging/test_answers_laws.py",
    "tests/site_templates/test_components.py",
    "tests/forms/text/test_messages.py",
)
"""Tests that hold of every kind, and the one of its own."""


def copied(to: Path) -> Path:
    """The files of the checkout, as a commit of today would hold them."""
    words = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(  # noqa: S603 - our own words
        words, cwd=ROOT, capture_output=True, check=True, text=True
    ).stdout
    for name in filter(None, listed.split("\0")):
        # What was taken away but not yet committed is listed too.
        if (ROOT / name).is_file():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, to / name)
    return to


def contents(root: Path) -> dict[str, str]:
    files = (path for path in root.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(root).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


def row(copy: Path, name: str) -> None:
    """Puts our rows into a table."""
    following, ours = ROWS[name]
    text = (copy / name).read_text("utf-8")
    assert text.count(following) == 1, f"{name} has no such row any more: {following}"
    (copy / name).write_text(text.replace(following, ours + following), "utf-8")


def words(copy: Path, name: str) -> None:
    """Adds our words to a file of each language; a file of its own where there is none."""
    for n, language in enumerate(LANGUAGES):
        path = copy / "forms/words" / language / name
        if not path.exists():
            beside = (path.parent / "any.po").read_text("utf-8")
            path.write_text(beside.partition("\n\n")[0] + "\n", "utf-8")
        ours = "".join(f'\nmsgid "{key}"\nmsgstr "{said[n]}"\n' for key, said in WORDS[name].items())
        path.write_text(path.read_text("utf-8") + ours, "utf-8")


class Copy:
    """A copy of the product, and commands run in it."""

    def __init__(self, root: Path) -> None:
        self.root, self.before = root, contents(root)

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        beside = self.root.parent / "beside"
        kept = {
            **os.environ,
            "PYTHONPATH": str(self.root),
            "PYTHONPYCACHEPREFIX": str(beside),
            "HYPOTHESIS_STORAGE_DIRECTORY": str(beside),
        }
        return subprocess.run(  # noqa: S603 - our own words
            [sys.executable, *words], cwd=self.root, env=kept, capture_output=True, text=True, timeout=120
        )

    def touched(self) -> set[str]:
        now = contents(self.root)
        return {name for name in now.keys() | self.before.keys() if now.get(name) != self.before.get(name)}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """The copy with the kind and the step, not yet able to say what is wrong with an answer."""
    made = Copy(copied(tmp_path_factory.mktemp("copy")))
    for name in PUT:
        (made.root / name).parent.mkdir(exist_ok=True)
        shutil.copyfile(SCRATCH / name, made.root / name)
    for name in ROWS:
        row(made.root, name)
    words(made.root, "steps.po")
    words(made.root, "moves.po")
    return made


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small folder of forms that asks for an account number."""
    return write(tmp_path_factory.mktemp("own"), **{EDITION: PROCEDURE + ASKED})


@pytest.fixture(scope="module")
def speaking(copy: Copy) -> Copy:
    """The copy whose kind has its messages, too."""
    words(copy.root, "fields/iban.po")
    return copy


def test_check_finds_the_kind_while_it_has_no_messages(copy: Copy, forms: Path) -> None:
    found = copy.run("build.py", "check", "--format", "concise", "--forms", str(forms))
    assert (found.returncode, found.stdout) == (1, "")
    assert found.stderr.splitlines() == [
        'forms/fields/iban.py:21:43: no message for "signs"',
        'forms/fields/iban.py:21:52: no message for "check"',
        "2 findings",
    ]


def test_the_kind_and_the_step_are_checked_built_filed_and_worked(
    speaking: Copy, forms: Path, tmp_path: Path
) -> None:
    checked = speaking.run("build.py", "check", "--forms", str(forms))
    assert checked.returncode == 0, checked.stderr
    out = tmp_path / "site"
    built = speaking.run(
        "build.py", "build", "--forms", str(forms), "--as-of", "2022-04-12", "--out", str(out)
    )
    assert built.returncode == 0, built.stderr
    form = (out / "thu-tuc/xin-viec/to-khai/index.html").read_text("utf-8")
    assert '<input type="text" id="tai_khoan" name="tai_khoan"' in form
    assert "(all,name)=>text(all)?.replace(/[ .-]/g,'').toUpperCase()]" in form
    walked = speaking.run("-m", "tests.scratch.walk", str(tmp_path / "catalogue"))
    assert walked.returncode == 0, walked.stderr
    seen: dict[str, Any] = json.loads(walked.stdout.splitlines()[-1])
    assert seen == {
        "refused": [422, ["“Số tài khoản” phải đúng hai chữ số kiểm tra; so lại với sổ tài khoản"]],
        "kept": "DE89370400440532013000",
        "shown": True,
        "acts": ["confirm", "settle", "release", "forward"],
        "tab": [1, 0, "Đang xác minh"],
        "during": {
            "step": {
                "id": "verifying",
                "national": 4,
                "name": "Đang xác minh",
                "note": "Đơn vị đang xác minh tại chỗ.",
            },
            "way": [
                *DONE,
                "Đang xử lý – đã xong",
                "Đang xác minh – đang ở bước này",
                "Đang xử lý – sắp tới",
                *AHEAD,
            ],
            "next": ["Bạn chưa phải làm gì."],
            "paused": True,
            "withdraw": False,
            "payable": True,
            "last": "Đơn vị bắt đầu xác minh.",
        },
        "after": {
            "step": {
                "id": "processing",
                "national": 4,
                "name": "Đang xử lý",
                "note": "Cán bộ đang giải quyết hồ sơ.",
            },
            "way": [
                *DONE,
                "Đang xử lý – đã xong",
                "Đang xác minh – đã xong",
                "Đang xử lý – đang ở bước này",
                *AHEAD,
            ],
            "next": ["Bạn chưa phải làm gì."],
            "paused": False,
            "withdraw": True,
            "payable": True,
            "last": "Đơn vị đã xác minh xong.",
        },
    }


def test_every_law_of_kinds_holds_of_it_without_another_entry(speaking: Copy) -> None:
    held = speaking.run(
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-k",
        "iban and not whatever_is_sent",
        *LAWS,
    )
    assert held.returncode == 0, held.stdout


def test_no_other_file_was_touched(speaking: Copy) -> None:
    said = {f"forms/words/{language}/{name}" for language in LANGUAGES for name in WORDS}
    derived = {f"forms/words/{language}.mo" for language in LANGUAGES} | {"dist/checked.json"}
    assert speaking.touched() - derived == {*PUT, *ROWS, *said}
