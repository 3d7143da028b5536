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

SCHEMAS: dict[str, Schema] = {
    "Problem": texts(
        "type",
        "title",
        "detail",
        status={"type": "integer", "minimum": 400, "maximum": 599},
        errors={"type": "array", "items": texts("pointer", "detail")},
    ),
    "Any": OBJECT,
    "Empty": {"type": "object", "properties": {"_lang": {"enum": ["vi", "en"]}}},
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
    "Filing": {
        "type": "object",
        "properties": {
            "edition": {"type": "string"},
            "answers": OBJECT,
            "again": {"type": "integer", "minimum": 0, "maximum": 99},
        },
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
