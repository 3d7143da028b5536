"""The forms as they are shipped: what they say to people agrees with what they ask of them."""

import re
from collections.abc import Iterator
from datetime import date

import pytest

from forms.fields import AnyField
from forms.fields.base import AnswerRefused, FieldModel, FormPost, Moment
from forms.fields.people import PeopleField
from forms.judging.answers import bind_post, judge_post, post_of_values
from forms.schema.procedure import Procedure
from forms.text.language import STATED, Language
from tests.forms.filled import FILLED
from tests.forms.shipped import shipped

CATALOGUE = shipped()
EDITIONS = CATALOGUE.editions
NAMES = [f"{one.id}@{one.effective_from}" for one in EDITIONS]
MAY_STAY_EMPTY = {
    "vi": r"bỏ trống|để trống|nếu có|nếu áp dụng|nếu (người kê khai )?thuộc|nếu có thay đổi|không bắt buộc",
    "en": r"leave empty|if any|if it applies|if you are|if the declarant|if it changes|optional",
}
LONGEST_QUOTED = 60
AMOUNT = r"\d[.,]000"


def every(one: Procedure) -> Iterator[AnyField]:
    """The questions of an edition, those of rows too."""
    for field in one.fields():
        yield field
        yield from getattr(field, "fields", ())


@pytest.mark.parametrize("one", EDITIONS, ids=NAMES)
def test_no_hint_lets_a_required_question_stay_empty(one: Procedure) -> None:
    for field in every(one):
        if field.required or field.required_when:
            for text in (field.label, field.hint):
                assert text is None or not re.search(MAY_STAY_EMPTY["vi"], text["vi"]), (
                    f"{field.id}: {text['vi']}"
                )
                assert text is None or not re.search(MAY_STAY_EMPTY["en"], text["en"]), (
                    f"{field.id}: {text['en']}"
                )
    for page in one.pages:
        for section in page.sections:
            if any(field.required for field in section.fields):
                assert not re.search(r"\(nếu có\)", section.title["vi"]), section.title["vi"]


@pytest.mark.parametrize("language", STATED)
@pytest.mark.parametrize("one", EDITIONS, ids=NAMES)
def test_what_is_said_of_a_question_left_empty_is_short(one: Procedure, language: Language) -> None:
    # A message quotes the question; a long one wants `answer_name:` or words of its own.
    for field in every(one):
        told = field.message_for(AnswerRefused("required"))[language]
        question = field.label[language]
        assert question not in told or len(question) <= LONGEST_QUOTED, f"{field.id}: {told}"
        assert "?" not in told, f"{field.id}: {told}"


@pytest.mark.parametrize("one", EDITIONS, ids=NAMES)
def test_a_fee_is_explained_without_the_amount_that_stands_beside_it(one: Procedure) -> None:
    for rule in one.fee.rules:
        assert not re.search(AMOUNT, rule.explanation["vi"] + rule.explanation["en"]), rule.id


@pytest.mark.parametrize("one", EDITIONS, ids=NAMES)
def test_a_fee_table_names_one_amount_for_one_case_on_any_day(one: Procedure) -> None:
    for day in (date(2022, 4, 12), date(2026, 11, 23), date(2027, 3, 1)):
        cases = [str(rule.when) for rule in one.fee.rules if rule.in_force_on(day) and rule.amount]
        assert len(cases) == len(set(cases))


def untouched(one: Procedure, moment: Moment) -> Iterator[tuple[str, str]]:
    """What a browser posts of the rows a page shows and nobody typed in: empty text, and no radio."""
    bound = bind_post(one, moment)
    for field in bound.fields:
        if isinstance(field, PeopleField):
            for row in bound.shown_rows(field):
                names: list[FieldModel] = [
                    part for part in field.fields if not getattr(part, "radios", False)
                ]
                yield from (
                    (box, "")
                    for part in names
                    for box in part.posted_names(f"{field.id}.{row}.{part.id}", FormPost())
                )


@pytest.mark.parametrize(("name", "day", "values"), FILLED, ids=[f"{name}@{day}" for name, day, _ in FILLED])
def test_a_row_nobody_touched_is_never_wrong(name: str, day: str, values: dict[str, object]) -> None:
    one = CATALOGUE.current_edition(name, date.fromisoformat(day))
    assert one is not None
    moment = CATALOGUE.moment(date.fromisoformat(day), "citizen", name)
    typed = [*post_of_values(one, values, moment).items()]
    rows = [pair for pair in untouched(one, moment) if pair[0] not in dict(typed)]
    bound = judge_post(one, FormPost([*typed, *rows]), moment)
    assert [(error.field, error.message["vi"]) for error in bound.errors] == []
