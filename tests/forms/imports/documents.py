"""A small GovSchema document for tests of the import."""

from typing import Any


def document(*fields: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A document of these fields; keys in `more` are added or replace."""
    return {
        "id": "xx/office/a-form",
        "version": "1.0.0",
        "title": "A form",
        "authority": {"name": "The Office", "abbreviation": "TO", "url": "https://office.example"},
        "process": {"type": "application", "language": "en"},
        "description": "Asks for a thing. More about the registry.",
        "fields": list(fields) or [one("name")],
    } | more


def one(name: str, kind: str = "string", label: str = "", **keys: Any) -> dict[str, Any]:
    return {"name": name, "label": label or f"The {name}", "type": kind, "required": True} | keys
