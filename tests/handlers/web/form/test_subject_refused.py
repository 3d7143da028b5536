"""What an account says in words that are no answer of a question is left out, and means nothing."""

from types import SimpleNamespace
from typing import Any

from forms.fields.base import AnswerRefused
from handlers.web.form import subject


class Strict:
    id, prefill = "number", "id_number"

    def parse_account_text(self, *_: object) -> None:
        raise AnswerRefused("no")

    def is_blank(self, raw: object) -> bool:
        return False

    parse = parse_account_text


def test_an_account_whose_words_are_no_answer_answers_nothing() -> None:
    field: Any = Strict()
    procedure: Any = SimpleNamespace(fields=lambda: [field])
    who: Any = SimpleNamespace(id_number="12")
    moment: Any = None
    assert subject.account_values(procedure, who, moment) == {}
    assert not subject._says(field, "x", "x", moment)
