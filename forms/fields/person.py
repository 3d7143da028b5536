"""One person's details, asked together under one heading. Canonical: a mapping of answers by question."""

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field as Key
from pydantic import model_validator

from forms.fields.base import FieldModel
from forms.fields.example import SAID, Example
from forms.fields.group import GroupField
from forms.fields.people import PeopleField

if TYPE_CHECKING:
    from forms.fields import AnyField


class PersonField(GroupField):
    IN_ROWS: ClassVar[bool] = False
    EXAMPLE: ClassVar[Example] = Example(
        {"ten": "Nguyễn Văn An"}, keys={"fields": [{"kind": "name", "id": "ten", "label": SAID}]}
    )

    kind: Literal["person"]
    fields: "tuple[AnyField, ...]" = Key(min_length=1)
    """The questions; conditions elsewhere read one as `dai_dien.so_dinh_danh`."""

    @model_validator(mode="after")
    def _one_person(self) -> "PersonField":
        ids = [field.id for field in self.fields]
        if len(set(ids)) < len(ids):
            raise ValueError("fields: an id appears twice")
        if any(isinstance(field, GroupField | PeopleField) for field in self.fields):
            raise ValueError("fields: a person holds neither a group nor a list")
        if outside := [field.kind for field in self.fields if field.OF_FORM]:
            raise ValueError(f"fields: {outside[0]} is asked of the whole form, outside of a person")
        return self

    @property
    def inner(self) -> tuple[FieldModel, ...]:
        return self.fields
