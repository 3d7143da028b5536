"""The appointment an applicant asks for in the form: day and half-day; and the time it must fit in."""

from datetime import date

from pydantic import Field as Key

from forms.country.reception import HalfDay
from forms.fields.base import Values
from forms.schema.part import Part


class Appointment(Part):
    """Which questions ask for an appointment: it must lie within the unit's reception for the procedure."""

    day: str
    """The question that asks for the day, of kind date."""
    half_day: str = ""
    """The question that asks for the half-day, of kind choice; left out where only the day is asked."""
    half_days: dict[str, HalfDay] = Key(default={})
    """Its options → the half-day each stands for."""

    def day_of(self, values: Values) -> date | None:
        """The day asked for; None while it is not answered."""
        told = values.get(self.day)
        return date.fromisoformat(told) if isinstance(told, str) and len(told) == 10 else None

    def half_of(self, values: Values) -> HalfDay | None:
        """The half-day asked for, where the form asks for one."""
        return self.half_days.get(str(values.get(self.half_day)))
