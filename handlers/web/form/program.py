"""The form as a program reads it: its questions as data, and what is wrong with answers as pointers."""

from forms.fields.base import FieldModel
from forms.fields.group import GroupField
from forms.judging.answers import BoundForm
from forms.text.language import Language, Text
from handlers.web.form.draft import Draft
from handlers.web.form.words import WRONG, WRONG_DETAIL
from handlers.web.http.problem import Fault, HTTPProblem
from handlers.web.models.filing import Form, Question

ANSWERS_PROBLEM = "urn:motcua:problem:answers"


def answers_problem(bound: BoundForm, words: Text | None = None) -> HTTPProblem:
    """The errors of a form as problem details, each with a pointer to its answer."""
    faults = tuple(Fault(answer_pointer(error.field, error.reason), error.message) for error in bound.errors)
    return HTTPProblem(422, WRONG, words or WRONG_DETAIL, errors=faults, kind=ANSWERS_PROBLEM)


def answer_pointer(field: str, reason: str) -> str:
    """Pointer of an answer: "khach.0.ho_ten" is /answers/khach/0/ho_ten. An unknown name stays whole."""
    parts = [field] if reason == "unknown" else field.split(".")
    return "/".join(["/answers", *(escape_pointer(part) for part in parts if part)])


def escape_pointer(name: str) -> str:
    return name[:120].replace("~", "~0").replace("/", "~1")


def form_as_json(draft: Draft, bound: BoundForm, lang: Language) -> Form:
    """The form as a program reads it: the edition to file under, the questions, what the account answers."""
    return Form(
        procedure=draft.procedure.id,
        name=draft.procedure.name[lang],
        edition=draft.procedure.digest,
        fields=[_question_as_json(field, lang) for field in draft.procedure.fields()],
        answers=dict(bound.values),
        locked=sorted(draft.locked),
    )


def _question_as_json(field: FieldModel, lang: Language) -> Question:
    """One question; of a group and of a list, those inside it."""
    inner = field.inner if isinstance(field, GroupField) else getattr(field, "fields", ())
    told = Question(id=field.id, kind=field.kind, label=field.label[lang], required=field.required)
    if inner:
        told["fields"] = [_question_as_json(each, lang) for each in inner]
    return told
