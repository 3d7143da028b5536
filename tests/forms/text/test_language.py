"""A text in any number of languages: what stands in for what, and how files and programs see it."""

import pytest
from pydantic import BaseModel, ConfigDict, ValidationError

from forms.text.language import NO_TEXT, Text
from forms.text.words import ComposedText, Phrase

BOTH = Text(vi="Nhập {x}", en="Enter {x}")


class Holder(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    text: Text


def test_a_text_says_what_was_written_in_the_language() -> None:
    assert (BOTH["vi"], BOTH["en"]) == ("Nhập {x}", "Enter {x}")


@pytest.mark.parametrize(
    ("text", "said"),
    [(Text(vi="a", en="b"), "a"), (Text(vi="", en="b"), "b"), (Text(en="b"), "b"), (Text(), "")],
)
def test_the_first_language_that_says_something_stands_in_for_one_that_does_not(
    text: Text, said: str
) -> None:
    assert text["fr"] == said


def test_a_text_is_filled_in_each_language_and_texts_in_it_too() -> None:
    assert BOTH.format(x=Text(vi="tên", en="name")) == Text(vi="Nhập tên", en="Enter name")


def test_a_file_may_write_any_language_and_the_site_says_which_stands_in_first() -> None:
    written = '{"text": {"fr": "Nom", "en": "Name"}}'
    assert Holder.model_validate_json(written).text["vi"] == "Nom"
    assert Holder.model_validate_json(written, context=("vi", "en")).text["vi"] == "Name"
    assert Holder.model_validate_json(written).model_dump_json() == '{"text":{"fr":"Nom","en":"Name"}}'


@pytest.mark.parametrize(("said", "kind"), [('"a"', NO_TEXT), ("[]", NO_TEXT), ('{"vi": 7}', "string_type")])
def test_what_is_no_words_by_language_is_refused(said: str, kind: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Holder.model_validate_json(f'{{"text": {said}}}')
    assert [error["type"] for error in refused.value.errors()] == [kind]


def test_a_model_takes_any_kind_of_text_and_writes_it_as_words_by_language() -> None:
    phrase = Phrase("fields.yes_no.shown.true")
    assert Holder(text=phrase).text is phrase
    dumped = Holder(text=phrase).model_dump()["text"]
    assert (dumped["vi"], dumped["en"]) == ("Có", "Yes")


def test_texts_are_the_same_that_say_the_same() -> None:
    yes = Phrase("fields.yes_no.shown.true")
    assert yes == Text(vi="Có", en="Yes") == ComposedText(lambda language: yes[language])
    assert yes != Text(vi="Có", en="No")
    assert yes == Phrase("fields.yes_no.shown.true") != Phrase("fields.yes_no.shown.false")
    assert yes != "Có"


def test_a_text_for_a_file_is_cut_to_its_languages() -> None:
    assert Phrase("fields.yes_no.shown.true").only(("en",)).plain() == {"en": "Yes"}
