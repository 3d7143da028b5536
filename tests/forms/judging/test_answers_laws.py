"""What holds of every form and every answer: nothing is changed on the way, and nothing hidden is kept."""

import json
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.conditions.condition import evaluate
from forms.fields import KINDS
from forms.fields.base import AnswerRefused, FieldModel, FormPost
from forms.judging.answers import judge_answers, judge_post, post_of_values
from tests.forms.asked import ANSWERS
from tests.forms.conditions.ruled import ACCOUNTS, DAYS, Form, forms
from tests.forms.world import field, moment

JUNK: st.SearchStrategy[Any] = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.text("0129/.-: ", max_size=12)
    | st.lists(st.text())
    | st.just({})
)


@pytest.mark.parametrize("kind", sorted(set(ANSWERS) - {"people"}))
@settings(max_examples=50)
@given(data=st.data())
def test_a_canonical_answer_printed_into_boxes_is_read_back_as_it_was(kind: str, data: st.DataObject) -> None:
    keys, value = data.draw(ANSWERS[kind])
    one = field(kind, **keys)
    assert one.parse(value, moment()) == value
    assert (
        one.parse(one.extract(FormPost(one.posted_pairs(value, "muc", moment())), "muc"), moment()) == value
    )
    assert type(one.parse(value, moment())) is type(value)
    assert isinstance(value, KINDS[kind].JSON)


@given(form=forms(ruled=False))
def test_answers_out_are_the_answers_in(form: Form) -> None:
    one = form.procedure
    said = json.loads(json.dumps(form.answers))
    for bound in (
        judge_post(one, post_of_values(one, form.answers, moment()), moment()),
        judge_answers(one, form.answers, moment()),
        judge_answers(one, said, moment()),
    ):
        assert (bound.values, bound.errors) == (form.answers, ())
    assert judge_post(one, judge_answers(one, said, moment()).posted, moment()).values == form.answers


@given(form=forms(ruled=False), how=st.sampled_from(["NFD", "NFC"]))
def test_what_was_typed_decomposed_is_kept_composed(form: Form, how: str) -> None:
    one = form.procedure
    posted = post_of_values(one, form.answers, moment())
    pairs = [(name, normalize(how, text)) for name, text in posted.items()]  # type: ignore[arg-type]  # NFD and NFC are forms
    bound = judge_post(one, FormPost(pairs), moment())
    assert (bound.values, bound.errors) == (form.answers, ())


@given(form=forms(), day=DAYS, account=st.sampled_from(ACCOUNTS), data=st.data())
def test_what_is_hidden_is_never_kept_and_never_called_for(
    form: Form, day: Any, account: str, data: st.DataObject
) -> None:
    given_ = {name: form.answers[name] for name in form.answers if data.draw(st.booleans())}
    bound = judge_answers(form.procedure, given_, moment(day, account))
    kept = form.shown(given_, moment(day, account))
    assert bound.values == kept
    # Of a group what is missing is told at the box inside.
    missing = {error.field.split(".")[0] for error in bound.errors if error.reason == "required"}
    assert missing == {one.id for one in form.procedure.fields() if called_for(one, kept, day, account)}


def called_for(one: Any, kept: dict[str, Any], day: Any, account: str) -> bool:
    """Whether a question shows, is required beside what is kept, and was not answered."""
    now = moment(day, account)
    shows = one.visible_when is None or evaluate(one.visible_when, kept, now)
    must = one.required if one.required_when is None else evaluate(one.required_when, kept, now)
    return bool(shows and must and one.id not in kept)


@pytest.mark.parametrize("kind", sorted(ANSWERS))
@settings(max_examples=50)
@given(data=st.data())
def test_whatever_is_sent_is_refused_with_a_reason_that_is_said_whole(kind: str, data: st.DataObject) -> None:
    keys, _ = data.draw(ANSWERS[kind])
    one = field(kind, **keys)
    raw = data.draw(JUNK | st.dictionaries(st.sampled_from(one.PARTS or ("x",)), JUNK))
    refused = why(one, raw)
    if refused is not None:
        said = one.message_for(refused)
        assert refused.reason in one.reasons()
        for words in (said["vi"], said["en"]):
            assert words
            assert not {"{", "}"} & set(words) - set("".join(map(str, refused.limits.values())))


def why(one: FieldModel, raw: object) -> AnswerRefused | None:
    try:
        one.parse(raw, moment())
    except AnswerRefused as refused:
        return refused
    return None


@pytest.mark.parametrize(
    ("kind", "reason"), [(kind, reason) for kind in ANSWERS for reason in KINDS[kind].reasons()]
)
def test_the_words_of_a_schema_win_for_every_reason(kind: str, reason: str) -> None:
    own = {"vi": "{label}: gọi 1900", "en": "{label}: call 1900"}
    one = field(kind, messages={reason: own})
    said = one.message_for(
        AnswerRefused(reason, **dict.fromkeys(one.message_placeholders(reason) - {"label"}, "5"))
    )
    assert (said["vi"], said["en"]) == ("“Mục này”: gọi 1900", "“This question”: call 1900")
