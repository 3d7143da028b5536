"""Small forms folders, each broken in one way: what the table in test_proofs.py says something of."""

from hashlib import sha256

from tests.forms.folder import EDITION, PROCEDURE, UNITS, changed

A, B = "{field: loai, equals: a}", "{field: loai, equals: b}"
NEVER = f"{{all: [{A}, {B}]}}"
ROUTING = "routing: {rule: unit_of, field: dia_chi, part: commune}"
FEE = """\
    - id: mac-dinh
      amount: 10000
      explanation: {vi: Mức thu, en: Fee}
"""
PAGE = """\
  - id: hai
    title: {vi: Trang hai, en: Page two}
    sections:
      - id: sau
        title: {vi: Phần sau, en: Later part}
        fields:
"""

Files = dict[str, str]

HEIR = """\
units:
  - id: 9-20230701
    code: "9"
    name: {vi: Kế tiếp, en: Heir}
    level: district
    number_prefix: G01.801.909
    valid_from: 2023-07-01
    address: {vi: Đây, en: Here}
"""
"""A unit that takes over what others have under way, and takes nothing new."""
OPEN = "each_commune:\n  valid_from: 2021-01-01"
FOLLOWED = '{"10001": [9-20230701], "10002": [9-20230701]}'


def swap(old: str, new: str) -> Files:
    return {EDITION: changed((old, new))}


def field(rest: str, kind: str = "text", name: str = "x", on: str = PROCEDURE) -> Files:
    """One question more at the end, with these keys."""
    return {EDITION: f"{on}          - {{kind: {kind}, id: {name}, label: {{vi: X, en: X}}{rest}}}\n"}


def both(*parts: Files, on: str = PROCEDURE) -> Files:
    """What parts add to the usual procedure, one after the other, added to another one."""
    return {EDITION: on + "".join(part[EDITION].removeprefix(PROCEDURE) for part in parts)}


def paper(when: str) -> Files:
    return swap("when: {field: loai, equals: a}", f"when: {when}")


def exits(*when: str) -> str:
    """The procedure with exits on its page, and no more than that."""
    told = "".join(f"      - {{when: {one}, reason: {{vi: Hết, en: Over}}}}\n" for one in when)
    return changed(("    sections:\n", f"    exits:\n{told}    sections:\n"))


def fees(*rules: str) -> Files:
    said = "".join(f"    - {{{one}, explanation: {{vi: a, en: a}}}}\n" for one in rules)
    return swap(FEE, said)


def rule(written: str, *asked: Files) -> Files:
    """A rule between these questions."""
    return {EDITION: f"{both(*asked)[EDITION]}rules:\n  - {{id: luat, {written}}}\n"}


def following(first: str, **keys: str) -> Files:
    """A second edition, from a day in its own file."""
    more = "".join(f"{key}: {value}\n" for key, value in keys.items())
    body = changed(
        ("effective_from: 2022-01-01\n", f"effective_from: {first}\n{more}"), ("2023-12-31", "2025-12-31")
    )
    return {f"procedures/xin-viec/{first}.yaml": body}


def heavy() -> Files:
    """Six hundred options in words no compression makes short."""
    said = [sha256(f"{n}".encode()).hexdigest() for n in range(600)]
    options = ", ".join(f"{{value: v{n}, label: {{vi: {one}, en: {one}}}}}" for n, one in enumerate(said))
    return field(f", options: [{options}]", kind="choice")


def chosen() -> Files:
    """The citizen chooses the unit."""
    return {
        EDITION: changed((ROUTING, "routing: {rule: unit_chosen, field: x}"), text=field("", "unit")[EDITION])
    }


def units(old: str, new: str) -> Files:
    return {"units/vung.yaml": changed((old, new), text=UNITS)}


def ended(pattern: str) -> str:
    """The pattern of units whose last day is 2023-06-30, with who follows them."""
    return f"{HEIR}{pattern}\n  valid_to: 2023-06-30\n  successors: {FOLLOWED}"


ENDED = units(OPEN, ended(OPEN))
CIRCLE: tuple[Files, str, str] = (
    units("each_commune:", f"{HEIR}    valid_to: 2024-06-30\n    successors: [9-20230701]\neach_commune:"),
    "forms/units/vung.yaml:15:5: 9-20230701.successors: "
    "on 2024-07-01 the work of 9-20230701 leads to no open unit",
    "look for a gap, a circle or a closed unit",
)
"""A unit that names itself as who follows it."""
