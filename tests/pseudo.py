"""A language nobody speaks, made of the English words: what its marks leave out was never translated."""

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from forms.country.calendar import freeze_calendar
from forms.schema.catalogue import Catalogue
from forms.text import words
from tests.words import entries, forms

M = TypeVar("M", bound=BaseModel)
TAG = "qps"
HEAD = """\
msgid ""
msgstr ""
"Language: qps\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
ACCENTS = str.maketrans("aceilnosuyACEILNOSUY[]", "äçëïļñöšüÿÄÇËÏĻÑÖŠÜŸ⟦⟧")
MARKED = re.compile(r"\[!![^\[\]]*!!\]")
LETTERS = re.compile(r"[^\W\d_]{2,}")
SAID = {"aria-label", "alt", "title", "placeholder", "label"}
"""Attributes that are read out or shown."""


def pseudo(text: str) -> str:
    """Words in the language: marked at both ends, accented, with their {placeholders} as they are."""
    if not LETTERS.search(text):
        return text
    bare = text.strip()
    start = text.index(bare)
    pieces = re.split(r"(\{\w*\})", bare)
    changed = "".join(piece if piece.startswith("{") else piece.translate(ACCENTS) for piece in pieces)
    return f"{text[:start]}[!! {changed} !!]{text[start + len(bare) :]}"


def folder(root: Path) -> Path:
    """Catalogues of the language beside those of the product."""
    for language in words.languages():
        shutil.copytree(words.FOLDER / language, root / language)
    (root / TAG).mkdir()
    lines = [HEAD]
    for name, (_, entry) in entries("en").items():
        said = [json.dumps(pseudo(one), ensure_ascii=False) for one in forms(entry)]
        lines.append(f'msgid "{name}"\n')
        if len(said) > 1:
            lines.append(f'msgid_plural "{name}"\n')
            lines += [f"msgstr[{n}] {one}\n" for n, one in enumerate(said)]
        else:
            lines.append(f"msgstr {said[0]}\n")
        lines.append("\n")
    (root / TAG / "all.po").write_text("".join(lines), "utf-8")
    return root


def site(catalogue: Catalogue) -> Catalogue:
    """The catalogue with all its texts in the language alone. Official papers are printed in their own."""
    days = said(freeze_calendar(catalogue.calendar)).calendar()
    return replace(
        catalogue,
        editions=tuple(map(said, catalogue.editions)),
        units=tuple(map(said, catalogue.units)),
        areas=tuple(map(said, catalogue.areas)),
        calendar=replace(days, reception=catalogue.calendar.reception),
        site=said(catalogue.site, languages=[TAG]),
    )


def said(model: M, **more: object) -> M:
    """A model with all its texts in the language alone."""
    told = in_it(model.model_dump(mode="json", by_alias=True, exclude_defaults=True))
    return type(model).model_validate_json(json.dumps(told | more))


def in_it(told: Any) -> Any:
    """Plain data with every text in it in the language, and no paper form."""
    if isinstance(told, dict) and "vi" in told:
        return {TAG: pseudo(told.get("en") or told["vi"])}
    if isinstance(told, dict):
        return {key: in_it(value) for key, value in told.items() if key != "paper_form"}
    return [in_it(one) for one in told] if isinstance(told, list) else told


class Page(HTMLParser):
    """What a page says: its texts, and the attributes that are read out or used by a script for words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self.languages: set[str] = set()
        self.hidden = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden = tag if tag in ("script", "style") else self.hidden
        for name, value in attrs:
            if name == "lang":
                self.languages.add(value or "")
            if name in SAID or (name.startswith("data-") and " " in (value or "")):
                self.said.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        self.hidden = "" if tag == self.hidden else self.hidden

    def handle_data(self, data: str) -> None:
        if not self.hidden and data.strip():
            self.said.append(" ".join(data.split()))


def outside(text: str) -> str:
    """What of a text stands outside the marks, however deep they stand in one another."""
    while (rest := MARKED.sub(" ", text)) != text:
        text = rest
    return text


def foreign(html: str, typed: set[str]) -> Iterator[str]:
    """What a page says in no language of its own: neither marked, nor typed by somebody, nor a name."""
    for text in Page(html).said:
        rest = outside(text)
        for piece in sorted((one for one in typed if one in rest), key=len, reverse=True):
            rest = rest.replace(piece, " ")
        if LETTERS.search(rest):
            yield text
