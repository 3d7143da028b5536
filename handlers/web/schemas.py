"""The JSON shapes of the API, as the OpenAPI document names them."""

from typing import Any

Schema = dict[str, Any]


def texts(*required: str, optional: tuple[str, ...] = (), **more: Schema) -> Schema:
    """An object of texts, and of what else is given."""
    names = (*required, *optional)
    return {
        "type": "object",
        "required": list(required),
        "properties": {name: {"type": "string"} for name in names} | more,
    }


OBJECT: Schema = {"type": "object"}
LIST: Schema = {"type": "array", "items": OBJECT}

FILING: dict[str, Schema] = {
    "edition": {"type": "string"},
    "answers": OBJECT,
    "again": {"type": "integer", "minimum": 0, "maximum": 99},
}
# The box of a list that takes rows from a file: CSV or XLSX. Answered by the form with the rows in it.
ROWS: Schema = {"type": "string", "contentMediaType": "application/octet-stream"}

SCHEMAS: dict[str, Schema] = {
    "Problem": texts(
        "type",
        "title",
        "detail",
        status={"type": "integer", "minimum": 400, "maximum": 599},
        errors={"type": "array", "items": texts("pointer", "detail")},
    ),
    "Any": OBJECT,
    "Empty": {"type": "object", "properties": {"_lang": {"type": "string"}}},
    "Alive": OBJECT,
    # account
    "Register": texts(
        "full_name",
        "id_number",
        "birth_date",
        "gender",
        "phone",
        "email",
        "username",
        "password",
        optional=("organisation", "tax_code"),
        kind={"enum": ["citizen", "organisation", "business"]},
    ),
    "Registered": texts("username", "stage", "detail"),
    "Confirm": texts("username", "code"),
    "Resend": texts("username"),
    "Confirmed": texts("username", "stage", "login"),
    # choose, submit, track
    "Found": {"type": "object", "properties": {"query": {"type": "string"}, "procedures": LIST}},
    "Form": OBJECT,
    "Filing": {"type": "object", "properties": FILING},
    "FilingWithRows": {
        "type": "object",
        "properties": FILING,
        "patternProperties": {r"^_file\.[a-z][a-zA-Z0-9_]*$": ROWS},
    },
    "Filed": OBJECT,
    "Lookup": texts("code", "factor"),
    "Status": OBJECT,
    "Dossiers": OBJECT,
    "Receipt": OBJECT,
    "Documents": OBJECT,
    "Slip": OBJECT,
    "PaperForm": texts("form", "code", "edition", "issued", "to", "filed", items=LIST, signatures=LIST),
    # desk
    "Inbox": {
        "type": "object",
        "required": ["unit", "tab", "counts", "dossiers"],
        "properties": {
            "unit": {"type": "string"},
            "tab": {"type": "string"},
            "counts": {"type": "object", "additionalProperties": {"type": "integer"}},
            "dossiers": LIST,
            "older": {"type": "string"},
        },
    },
    "DeskDossier": {
        "type": "object",
        "required": ["code", "version", "token", "step", "acts"],
        "properties": {
            "code": {"type": "string"},
            "number": {"type": "string"},
            "version": {"type": "integer"},
            "token": {"type": "integer"},
            "step": {"type": "string"},
            "unit": {"type": "string"},
            "acts": LIST,
        },
    },
    "Move": {"type": "object", "properties": {"token": {"type": "integer", "minimum": 0}}},
}
