"""Imported documents as a folder that checks, builds and judges."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from forms.imports.folder import import_documents, site_language
from forms.judging.dry_run import verdict
from forms.source.loader import load, load_edition
from tests.forms.imports.documents import document, one

DAY = date(2026, 11, 24)
RULE = {"field": "kind", "equals": "other"}
DOCUMENT = document(
    one("kind", "enum", validation={"enum": ["new", "other"]}),
    one("why", required=False, requiredWhen=RULE, visibleWhen=RULE),
    one("size", "number", required=False, validation={"minimum": 0}),
)


def file(folder: Path, name: str, told: Any) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(told if isinstance(told, str) else json.dumps(told), encoding="utf-8")
    return path


def test_an_imported_form_passes_the_check_and_judges_as_the_document_says(tmp_path: Path) -> None:
    (done,) = import_documents([file(tmp_path / "in", "a.json", DOCUMENT)], tmp_path / "forms", DAY)
    assert done.procedure == "xx-office-a-form-1-0-0"
    catalogue = load(tmp_path / "forms")
    (form,) = catalogue.editions
    moment = catalogue.moment(DAY)
    judged = [
        verdict(form, answers, moment, "en")["accepted"]
        for answers in (
            {"kind": "new"},
            {"kind": "other"},
            {"kind": "other", "why": "so", "size": 1.5},
            {"kind": "new", "size": -1},
            {"kind": "new", "colour": "red"},
            {"kind": "new", "size": "1"},
        )
    ]
    assert judged == [True, False, True, False, False, False]
    assert catalogue.unit_for(form, {}, DAY).name["en"] == "The Office"
    assert form.fee_for({}, DAY, moment).rule == "unstated"


def test_the_file_stands_alone_too_and_reads_like_written_by_hand(tmp_path: Path) -> None:
    import_documents([file(tmp_path / "in", "a.json", DOCUMENT)], tmp_path / "forms", DAY)
    (path,) = (tmp_path / "forms").glob("procedures/*/*.yaml")
    assert load_edition(path).editions[0].source == "xx/office/a-form 1.0.0"
    text = path.read_text("utf-8")
    assert text.startswith("# Imported from xx/office/a-form 1.0.0.")
    assert "visible_when: {field: kind, equals: other}" in text
    assert "label: The why" in text


def test_a_second_form_of_an_authority_joins_its_unit(tmp_path: Path) -> None:
    out = tmp_path / "forms"
    for version in ("1.0.0", "2.0.0"):
        told = file(tmp_path / "in", f"{version}.json", DOCUMENT | {"version": version})
        import_documents([told], out, DAY)
    (unit,) = load(out).units
    assert unit.accepts == ("xx-office-a-form-1-0-0", "xx-office-a-form-2-0-0")


def test_a_new_site_speaks_the_language_of_its_forms(tmp_path: Path) -> None:
    told = document(one("nom", label="Nom du demandeur"), process={"language": "fr-FR"})
    for out, given in (("fr", ""), ("vi", "vi")):
        import_documents([file(tmp_path / "in", "a.json", told)], tmp_path / out, DAY, language=given)
        assert load(tmp_path / out).site.languages == (out,)


def test_of_several_languages_the_one_most_forms_are_in_is_taken_if_we_speak_it() -> None:
    assert site_language(["en", "fr", "fr"]) == "fr"
    assert site_language(["vi", "en"]) == site_language(["en", "vi"]) == "en"
    assert site_language(["de", "de", "fr"]) == "fr"
    assert site_language(["de"]) == site_language([]) == "en"


def test_a_file_that_is_no_document_is_refused_alone_with_its_reason(tmp_path: Path) -> None:
    told = {"a.json": DOCUMENT, "b.json": "{", "c.json": [], "d.json": DOCUMENT | {"authority": {}}}
    files = [file(tmp_path / "in", name, text) for name, text in told.items()]
    done = import_documents([*files, tmp_path / "in" / "none.json"], tmp_path / "forms", DAY)
    assert [bool(one.procedure) for one in done] == [True, False, False, False, False]
    assert "line 1 column 2: no JSON" in done[1].refused
    assert done[2].refused == "it holds no object"
    assert done[3].refused == '"authority" is missing'
    assert "No such file" in done[4].refused
