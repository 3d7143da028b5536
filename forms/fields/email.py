"""An e-mail address, of the plain kind every mail server delivers to."""

import re
from typing import ClassVar, Literal

from forms.fields.base import AnswerRefused, FieldModel, Moment, text_answer
from forms.fields.example import Example
from forms.text.characters import clean

# RFC 5321 also allows quoted local parts; the plain form is what every mail server delivers to.
LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~\-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~\-]+)*")
LABEL = re.compile(r"[A-Za-z0-9]([A-Za-z0-9\-]{0,61}[A-Za-z0-9])?")


class EmailField(FieldModel):
    REASONS: ClassVar[tuple[str, ...]] = ("marks", "at", "domain", "format", "too_long")
    SCRIPT: ClassVar[str] = "exact(all,/^[^@]+@[^A-Z]+$/)"
    EXAMPLE: ClassVar[Example] = Example("an@example.vn", ("an@example.vn", "an@EXAMPLE.VN"))

    kind: Literal["email"]

    def parse(self, raw: object, moment: Moment) -> str:
        # Chinese and Japanese keyboards of telephones type a full-width @.
        address = clean(text_answer(raw)).replace("＠", "@")
        if not address.isascii():
            raise AnswerRefused("marks")
        local, at, domain = address.rpartition("@")
        if not at or not local or "@" in local:
            raise AnswerRefused("at")
        # Digits alone at the end make it an IP address, not a domain.
        labels = domain.split(".")
        if len(labels) < 2 or not all(LABEL.fullmatch(label) for label in labels) or labels[-1].isdigit():
            raise AnswerRefused("domain")
        if not LOCAL.fullmatch(local):
            raise AnswerRefused("format")
        # RFC 5321, 4.5.3.1: 64 octets before the @, 254 for the whole address.
        if len(local) > 64 or len(address) > 254:
            raise AnswerRefused("too_long", limit=254, count=len(address))
        return f"{local}@{domain.lower()}"

    def attributes(self, part: str = "") -> dict[str, str | bool]:
        return {"type": "email", **self.autocomplete("email"), "spellcheck": "false"}
