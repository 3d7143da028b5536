"""What `check` proves before anything is built: each proof, a folder that breaks just that, what is said.

docs/check.md is the same table for administrators; a test compares the two.
"""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import build
from tests.forms.folder import EDITION, PROCEDURE, write
from tests.forms.proofs import broken as world
from tests.forms.proofs.broken import NEVER, PAGE, A, B, Files, field, swap

AT = f"forms/{EDITION}"
SECOND = "forms/procedures/xin-viec"
PAGE_ABOUT_IT = build.HERE / "docs/check.md"
LEAVE = "correct the condition, or leave it out with what hangs on it"
LIMIT = "time_limit: {amount: 3, unit: working_days}"
WAITS = [field(f", visible_when: {{field: {y}, equals: a}}", name=x) for x, y in ("xy", "yx")]

PROOFS: dict[str, tuple[Files, str, str]] = {
    "Every page is reached": (
        field(f", visible_when: {NEVER}", on=PROCEDURE + PAGE),
        f"{AT}:45:5: hai.id: nobody sees this page: none of its questions is ever asked",
        "correct their conditions, or leave the page out",
    ),
    "Every question is asked of somebody": (
        field(f", visible_when: {NEVER}"),
        f"{AT}:45:56: x.visible_when: this condition can never hold: nobody is asked",
        LEAVE,
    ),
    "No question waits behind an exit": (
        world.both(
            field("", on=PROCEDURE + PAGE), field(f", visible_when: {A}", name="y"), on=world.exits(A)
        ),
        f"{AT}:54:56: y.visible_when: nobody is asked: "
        "for all answers with which this holds, the form ends before this page",
        LEAVE,
    ),
    "Every way ends at submitting": (
        {EDITION: world.exits(A, B)},
        f"{AT}:29:5: mot.exits: nobody gets past this page: whatever is answered, an exit holds",
        "leave some answers with which the form goes on",
    ),
    "No circle of conditions": (
        world.both(*WAITS),
        f"{AT}:45:56: x.visible_when: a circle of conditions: x → y → x",
        "break it at one of them",
    ),
    "No condition on a later page's question": (
        world.both(WAITS[0], {EDITION: PAGE}, field("", name="y")),
        f'{AT}:45:56: x.visible_when: no field "y" is asked by then',
        "one of: dia_chi, loai, ngay_sinh",
    ),
    "Every text in every language": (
        swap("label: {vi: Loại, en: Kind}", "label: {vi: Loại, en: ''}"),
        f"{AT}:39:31: loai.label.en: nothing is said in en",
        "write the words, or leave the language out",
    ),
    "Every text in a language of the site": (
        swap("label: {vi: Loại, en: Kind}", "label: {vi: Loại, enn: Kind}"),
        f'{AT}:39:31: loai.label.enn: "enn" is not a language of this site',
        'did you mean "en"?',
    ),
    "Every question labelled": (
        swap("            label: {vi: Loại, en: Kind}\n", ""),
        f'{AT}:37:13: loai: "label" is missing',
        'add "label:" here',
    ),
    "Every error text can be said": (
        field(", messages: {too_long: {vi: '{limit}', en: '{most}'}}"),
        f"{AT}:45:13: x: messages: too_long cannot say {{most}}",
        "",
    ),
    "Every answer leads to one open unit": (
        world.ENDED,
        f"{AT}:13:26: routing.field: 10002 Phường Hai leads to 0 open units on 2023-07-01, not to one",
        "see forms/units",
    ),
    "Whoever ends is followed on every day after": world.CIRCLE,
    "A chosen unit can be chosen on every day": (
        world.chosen() | world.ENDED,
        f"{AT}:13:30: routing.field: no unit open on 2023-07-01 accepts xin-viec",
        "see forms/units",
    ),
    "On every day every answer has a fee": (
        world.fees("id: a, amount: 1, to: 2022-06-30"),
        f"{AT}:18:3: fee.rules: on 2022-07-01 no rule holds when the conditions of all do not",
        "add a last rule without when",
    ),
    "No fee rule stands in another's shadow": (
        world.fees(f"id: a, amount: 1, when: {A}", f"id: b, amount: 1, when: {B}", "id: c, amount: 2"),
        f"{AT}:21:8: c.id: never decides: wherever it holds, a rule before it decides",
        "",
    ),
    "Every condition of a paper, fee, exit or rule can hold": (
        world.paper("{all: [{field: loai, equals: b}, {age: ngay_sinh, lessThan: 18}]}"),
        f"{AT}:25:5: don.when: this condition can never hold",
        LEAVE,
    ),
    "What is required can be": (
        field(f", visible_when: {A}, required_when: {B}"),
        f"{AT}:45:96: x.required_when: this condition can never hold while the question is asked",
        "write required: false",
    ),
    "What is compared is alike": (
        world.rule(
            "compare: {field: x, operator: lessThan, compareTo: ngay_sinh}", field("", "whole_number")
        ),
        f'{AT}:47:16: luat.compare: "x" and "ngay_sinh" can never be compared by lessThan: '
        "whole_number and date",
        "compare two numbers, two dates or two texts",
    ),
    "What arrivals are read from is asked": (
        swap(
            f"{LIMIT}\n",
            f'{LIMIT}\narrival: {{day: ngay_sin, notify_by: "23:00", late_notify_by: "08:00"}}\n',
        ),
        f'{AT}:15:11: arrival.day: no question "ngay_sin" asks for a whole day',
        'did you mean "ngay_sinh"?',
    ),
    "An appointment is asked as it is read": (
        swap(f"{LIMIT}\n", f"{LIMIT}\nappointment: {{day: ngay_hen}}\n"),
        f'{AT}:15:15: appointment.day: no question "ngay_hen" asks for a whole day',
        'did you mean "ngay_sinh"?',
    ),
    "A procedure is received when its units receive": (
        {**swap(f"{LIMIT}\n", f"{LIMIT}\nreception: {{sun: [morning]}}\n")},
        f"{AT}:15:1: reception: 10001-20210101 receives on none of these half-days",
        "see its reception in forms/units",
    ),
    "Editions follow one another": (
        world.following("2024-02-01"),
        f"{SECOND}/2024-02-01.yaml:5:1: effective_from: no edition holds from 2024-01-01 to 2024-01-31",
        "write the edition of those days, or say with gap_before: why there is none",
    ),
    "No two editions hold on one day": (
        world.following("2023-06-01"),
        f"{SECOND}/2023-06-01.yaml:5:1: effective_from: {AT} is still in force on 2023-06-01",
        "end that edition with effective_to: 2023-05-31",
    ),
    "A gap that is stated is there": (
        world.following("2024-01-01", gap_before="none"),
        f"{SECOND}/2024-01-01.yaml:6:1: gap_before: no day is missing before this edition",
        "remove gap_before",
    ),
    "Patterns take linear time": (
        field(", pattern: '^(?=a)b'"),
        f"{AT}:45:13: x: pattern: look-around, including look-ahead and look-behind, is not supported",
        "",
    ),
    "Patterns are small": (
        field(", pattern: '(a{900}){900}'"),
        f"{AT}:45:13: x: pattern: compiled regex exceeds size limit of 10485760 bytes",
        "",
    ),
    "No template code": (
        swap("vi: Tóm tắt", "vi: '{{ config }}'"),
        f"{AT}:4:15: template code {{{{ is not allowed in a schema",
        "",
    ),
    "No anchors": (
        swap("vi: Loại", "vi: &l Loại"),
        f"{AT}:39:25: anchors and aliases are not used here",
        "write the text out",
    ),
    "No tags": (
        swap("vi: Loại", "vi: !!str Loại"),
        f"{AT}:39:25: tags are not used here",
        "remove the word that begins with !",
    ),
    "No key twice": (
        swap("form: M1", "form: M1\nform: M2"),
        f'{AT}:12:1: "form" is written twice, first on line 11',
        "",
    ),
    "Files are shallow": (
        swap("form: M1", f"form: {'[' * 21}{']' * 21}"),
        f"{AT}:11:26: nested deeper than 20 levels",
        "",
    ),
    "Files are small": (
        swap("form: M1", f"form: M1 # {'x' * 262_144}"),
        f"{AT}:1:1: the file has 263372 bytes, at most 262144 are read",
        "",
    ),
}
STRICT: dict[str, tuple[Files, str, str]] = {
    "Every page weighs at most 14,000 bytes in brotli (strict)": (
        world.heavy(),
        f"{AT}:27:5: mot.id: thu-tuc/xin-viec/to-khai/index.html weighs … bytes in brotli, at most 14,000",
        "split it into pages, or shorten it",
    ),
    "Every text is translated (strict)": (
        swap("{vi: Tóm tắt, en: Summary}", "{vi: Tờ khai xin việc làm, en: Tờ khai xin việc làm}"),
        f"{AT}:4:37: summary.en: the words in en are those in vi",
        "",
    ),
    "Every text is said in every language (strict)": (
        swap("label: {vi: Loại, en: Kind}", "label: {vi: Loại}"),
        f"{AT}:39:13: loai.label: nothing is said in en, so that it is read in vi",
        "add en: to this text",
    ),
    "Fee, time limit and law are stated (strict)": (
        swap("time_limit: {amount: 3, unit: working_days}\n", ""),
        f"{AT}:1:1: time_limit: not stated: no page names one and no due date is given",
        "add time_limit: when it is known",
    ),
}
ALL = PROOFS | STRICT


def run(root: Path, *words: str) -> Result:
    return CliRunner().invoke(build.cli, ["check", "--forms", str(root), *words])


def unweighed(text: str) -> str:
    """A message with the weight of its page, which other words of the page change, left open."""
    return re.sub(r"weighs [\d,]+", "weighs …", text)


@pytest.mark.parametrize("proof", ALL)
def test_what_breaks_a_proof_is_said_with_its_place_and_what_to_do(tmp_path: Path, proof: str) -> None:
    files, sentence, advice = ALL[proof]
    result = run(write(tmp_path, **files), *(["--strict"] if proof in STRICT else []))
    first, line, caret, *more = result.stderr.splitlines()
    assert (unweighed(first), caret.lstrip(" |^")) == (sentence, advice)
    # A page too heavy in Vietnamese is too heavy in English, too: two findings.
    assert more[-1] == ("2 findings" if "weighs" in sentence else "1 finding")
    column = int(first.split(":")[2])
    assert caret.index("^") - caret.index("|") == column + 1
    assert len(line.partition("| ")[2]) >= column
    assert (result.exit_code, result.stdout) == (1, "")


def test_the_page_about_check_shows_every_proof_with_its_message() -> None:
    shown = [line for line in PAGE_ABOUT_IT.read_text("utf-8").splitlines() if line.startswith("| ")]
    rows = [
        f"| {proof} | `{sentence.partition('.yaml:')[2]}` | {advice} |"
        for proof, (_, sentence, advice) in ALL.items()
    ]
    assert shown[1:] == rows


def test_without_strict_nothing_is_said_of_what_only_strict_looks_at(tmp_path: Path) -> None:
    for n, (files, _, _) in enumerate(STRICT.values()):
        assert run(write(tmp_path / f"{n}", **files)).exit_code == 0
