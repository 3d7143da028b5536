"""The field kinds: one file of this folder each, found here, so that a new kind is a new file and no more."""

from functools import reduce
from importlib import import_module
from operator import or_
from pkgutil import iter_modules
from sys import modules
from typing import TYPE_CHECKING, Annotated

from pydantic import Field as Key

from forms.fields.base import FieldModel


def _kind_of_module(module: str) -> type[FieldModel]:
    """The one field class a module of this folder declares."""
    declared = vars(import_module(f"{__name__}.{module}")).values()
    # Exactly one: a file with two kinds would leave one of them without component and test.
    (found,) = (
        each
        for each in declared
        if isinstance(each, type) and issubclass(each, FieldModel) and each.__module__.endswith(f".{module}")
    )
    return found


SHARED_MODULES = {"attachment", "base", "example", "group", "intake", "posted"}
"""What kinds are made of: no kinds themselves."""
KINDS: dict[str, type[FieldModel]] = {
    module.name: _kind_of_module(module.name)
    for module in iter_modules(__path__)
    if module.name not in SHARED_MODULES
}

# mypy cannot follow a union made at run time; for it every kind is its base class.
if TYPE_CHECKING:
    AnyField = FieldModel
else:
    AnyField = Annotated[reduce(or_, KINDS.values()), Key(discriminator="kind")]

for _model in KINDS.values():
    # A kind that holds fields of any kind names their union, which exists only now. pydantic looks for it in
    # the module of the kind when the first field is judged: nothing is completed for a function that starts.
    if not _model.__pydantic_fields_complete__:
        vars(modules[_model.__module__])["AnyField"] = AnyField
