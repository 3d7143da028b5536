"""The same catalogue as a Hugo site: the same fields as front matter, templates that draw the same pages."""

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import yaml  # type: ignore[import-untyped]  # a library of the tests, without types

from forms.text.language import LANGUAGES, Language
from site_templates.texts import TEXTS
from tests.bench.catalogue import MARK, UNITS, numbers, template
from tests.bench.measure import PYTHON, ROOT

PEER = Path(__file__).parent / "peers/hugo"
HUGO = str(Path(PYTHON).with_name("hugo"))
STYLES = ("json", "yaml")
"""How front matter may be written; Hugo reads JSON faster."""

CONFIG = {
    "title": "Một cửa",
    "baseURL": "https://motcua.test/",
    "defaultContentLanguage": "vi",
    "disableDefaultLanguageRedirect": True,
    "disableKinds": ["taxonomy", "term", "rss", "sitemap", "section", "404", "robotstxt"],
    "languages": {
        "vi": {"weight": 1, "contentDir": "content/vi"},
        "en": {"weight": 2, "contentDir": "content/en"},
    },
    "outputFormats": {"form": {"mediaType": "text/html", "baseName": "to-khai", "isHTML": True}},
    "outputs": {"home": ["html"], "page": ["html", "form"]},
}


def write(root: Path, count: int, style: str, drawn: dict[str, str]) -> Path:
    """A Hugo site of so many procedures; `drawn`: our start and form, whose fixed head it repeats."""
    shutil.copytree(PEER / "layouts", root / "layouts")
    (root / "hugo.json").write_text(json.dumps(CONFIG), "utf-8")
    for page, html in drawn.items():
        head = html[html.index('<meta name="theme-color"') : html.index('<link rel="alternate"')]
        style_sheet = html[html.index("<style>") : html.index("</head>")]
        (root / f"layouts/_partials/head_{page}.html").write_text(head + style_sheet, "utf-8")
    _texts(root)
    _areas(root)
    for language in LANGUAGES:
        text = front_matter(language, style)
        folder = root / "content" / language / "thu-tuc"
        folder.mkdir(parents=True)
        for number in numbers(count):
            (folder / f"thu-tuc-{number}.md").write_text(text.replace(MARK, number), "utf-8")
    return root


def front_matter(language: Language, style: str) -> str:
    """The base procedure in one language, marked where a number goes."""
    told = {"params": _said(yaml.safe_load(template()), language)}
    if style == "json":
        return json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    return f"---\n{yaml.safe_dump(told, allow_unicode=True, sort_keys=False)}---\n"


def _said(told: Any, language: Language) -> Any:
    """Every {vi, en} as the text of one language; dates as text."""
    if isinstance(told, dict):
        if set(told) == set(LANGUAGES):
            return told[language]
        return {key: _said(value, language) for key, value in told.items()}
    if isinstance(told, list):
        return [_said(item, language) for item in told]
    return told if told is None or isinstance(told, str | int | float) else str(told)


def _texts(root: Path) -> None:
    (root / "i18n").mkdir()
    for language in LANGUAGES:
        told = {key.replace(".", "_"): text[language] for key, text in TEXTS.items()}
        (root / f"i18n/{language}.json").write_text(json.dumps(told, ensure_ascii=False), "utf-8")


def _areas(root: Path) -> None:
    area = yaml.safe_load((ROOT / "forms/units" / UNITS).read_text("utf-8"))["area"]
    with (ROOT / "forms/units" / area["table"]["file"]).open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["province_code"] == area["table"]["province"]]
    communes = [{"code": row["commune_code"], "name": row["commune"]} for row in rows]
    (root / "data").mkdir()
    (root / "data/areas.json").write_text(json.dumps({area["id"]: communes}, ensure_ascii=False), "utf-8")


def edit(root: Path, number: str, turn: int, style: str) -> None:
    """The same word changed in the same procedure as catalogue.edit does."""
    text = front_matter("vi", style).replace(MARK, number)
    changed = text.replace("Công an cấp xã", f"Công an cấp xã, lần {turn}", 1)
    (root / f"content/vi/thu-tuc/thu-tuc-{number}.md").write_text(changed, "utf-8")
