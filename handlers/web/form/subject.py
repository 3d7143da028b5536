"""Whose answers an account gives: its holder's own, or, filing for another, only the declarant's."""

from collections.abc import Iterable, Iterator, Mapping

from forms.fields import AnyField
from forms.fields.base import AnswerRefused, FormPost, Moment, Value, Values
from forms.judging.answers import Error
from forms.schema.procedure import Procedure
from forms.text.messages import sentence
from handlers.aws.sessions import Identity
from handlers.web.form.words import NOT_YOURS, NOT_YOURS_ELSE

# Stated at registration; typed over, a dossier would name as its own somebody the account is not.
IDENTITY = frozenset({"full_name", "birth_date", "gender", "id_number", "organisation", "tax_code"})
"""Who the account's holder is: of a filing for oneself these answers are the account's."""

IDENTIFYING = frozenset({"full_name", "id_number"})
"""What every account has, so that nobody who filed with one typed it."""

REPRESENTED_FIELD = "co_dai_dien"
"""Where no `subject:` is named, the choice that says that somebody stands in for the applicant, who is then
typed, while the account is known to be that of the representative."""
REPRESENTATIVE_PREFIX = "dai_dien_"
"""How the ids of the questions about the representative begin."""


def subject_question(procedure: Procedure) -> str:
    """The id of the question whom the filing is for; it may be asked nowhere."""
    return procedure.subject.field if procedure.subject else REPRESENTED_FIELD


def is_for_another(procedure: Procedure, answer: object) -> bool:
    """Whether the answer to that question says that somebody files for another person."""
    if procedure.subject is None:
        return answer == "co"
    return answer not in (None, "", procedure.subject.own)


def account_answers(
    procedure: Procedure, who: Identity | None, moment: Moment, for_another: bool = False
) -> dict[str, Value]:
    """The canonical answers that only the account may give: of the subject, or of whoever stands in."""
    known = account_values(procedure, who, moment, IDENTITY)
    # A form that names its `subject:` asks nothing about the declarant: the dossier keeps the account's name.
    return {
        name: value for name, value in known.items() if name.startswith(REPRESENTATIVE_PREFIX) == for_another
    }


def account_values(
    procedure: Procedure, who: Identity | None, moment: Moment, only: frozenset[str] = frozenset()
) -> dict[str, Value]:
    """What the account answers, of these attributes or of all."""
    known: dict[str, Value] = {}
    for field in procedure.fields():
        told = getattr(who, field.prefill, "") if who is not None and field.prefill else ""
        if told and (not only or field.prefill in only):
            try:
                known[field.id] = field.parse_account_text(told, moment)
            except AnswerRefused:
                continue  # the account's wording is not an answer of this field: the citizen types it
    return known


def raw_answers(procedure: Procedure, posted: FormPost, names: Iterable[str]) -> dict[str, object]:
    """What a post says of some questions, as it is judged."""
    return {name: procedure.field(name).extract(posted, name) for name in names}


def contradicting_names(
    procedure: Procedure, raws: Mapping[str, object], own: Values, moment: Moment
) -> frozenset[str]:
    """The questions answered otherwise than by the account; of what is left empty nothing is said."""
    return frozenset(
        name
        for name, value in own.items()
        if not procedure.field(name).is_blank(raws.get(name))
        and not _says(procedure.field(name), raws[name], value, moment)
    )


def names_left_over(
    procedure: Procedure, raws: Mapping[str, object], own: Values, moment: Moment
) -> frozenset[str]:
    """The account's own identity still standing where another person's belongs: what a form was filled with.

    Nobody stands in for himself: with his own number there, or with his name and no number, it is his.
    """
    same = {
        name for name, value in own.items() if _says(procedure.field(name), raws.get(name), value, moment)
    }
    by = {procedure.field(name).prefill: name for name in own}
    number = by.get("id_number", "")
    typed = number and not procedure.field(number).is_blank(raws.get(number))
    mine = number if typed else by.get("full_name", "")
    return frozenset(same if mine in same else ())


def contradiction_errors(procedure: Procedure, names: Iterable[str]) -> Iterator[Error]:
    """An error at every answer that says another person than the account, in the order asked."""
    asked = {field.id: field for field in procedure.fields()}
    question = asked.get(subject_question(procedure))
    words, said = (NOT_YOURS, {"question": question.label}) if question else (NOT_YOURS_ELSE, {})
    for name, field in asked.items():
        if name in names:
            message = sentence(words, field.name_in_messages, said)
            yield Error(name, "not_yours", message, field.first_box(name))


def _says(field: AnyField, raw: object, value: Value, moment: Moment) -> bool:
    """Whether an answer means this value."""
    try:
        return not field.is_blank(raw) and bool(field.parse(raw, moment) == value)
    except AnswerRefused:
        return False
