"""Frames that wait for an answer, and what waiting.js needs to hide them until it is given.

Without scripts every frame is seen, with its condition in words. With them a frame is hidden while its
condition does not hold; where an answer cannot be read as the server would read it, the frame stays.
"""

import json

from markupsafe import Markup

from forms.conditions.condition import Condition
from forms.conditions.script import RUNTIME, script
from forms.fields.base import FieldModel
from forms.fields.group import GroupField
from forms.judging.answers import BoundForm

Read = int | dict[str, "Read"]
"""Which reader of the page reads a question; of a group, those of its questions."""


class Waiting:
    """The conditions of one page, printed once each."""

    def __init__(self) -> None:
        self.rules: dict[str, int] = {}
        self.readers: dict[str, int] = {}
        """How kinds say that their answers are read (FieldModel.SCRIPT), each once, with its number."""
        self.asked: dict[str, Read] = {}
        self.inner: dict[str, dict[str, Read]] = {}
        """The same of the questions of rows and groups, by the list or the group."""
        self.today = self.account = ""

    def add(self, rule: Condition | None, bound: BoundForm, row: str) -> Markup:
        """Attributes of a frame for a condition; nothing for none, and where it counts what rows say."""
        # Who fills it in is not known in a static page: the frame stays in sight.
        if rule is None or (rule.asks_account and not bound.moment.account_kind):
            return Markup()
        level = bound.level(row)
        known = {field.id: field for field in bound.procedure.fields()} | level.fields
        here = self.inner.setdefault(row.split(".")[0], {}) if row else {}
        # Sorted: a set's order differs from run to run, and with it the page and the hash in its policy.
        for name in sorted(rule.names):
            (here if row and name in level.fields else self.asked)[name] = self._reader_of(known[name])
        self.today, self.account = bound.moment.today.isoformat(), bound.moment.account_kind
        number = self.rules.setdefault(script(rule), len(self.rules))
        attribute = Markup(' data-row="{}"').format(row) if row else Markup()
        return Markup(' data-if="{}"').format(number) + attribute

    def _reader_of(self, field: FieldModel) -> Read:
        if isinstance(field, GroupField):
            return {each.id: self._reader_of(each) for each in field.inner}
        return self.readers.setdefault(field.SCRIPT, len(self.readers))

    def script(self, code: str) -> Markup:
        """The whole script of a page around `code`, which is waiting.js; nothing where nothing waits.

        Nothing in it was typed by anybody: schema words, what kinds say of themselves, and a day.
        """
        if not self.rules:
            return Markup()
        asked, inner, today, account = (
            json.dumps(part).replace("<", "\\u003c")
            for part in (self.asked, self.inner, self.today, self.account)
        )
        readers = ",".join(f"(all,name)=>{reader}" for reader in self.readers)
        waits = ",".join(f"v=>{rule}" for rule in self.rules)
        told = f"ASKED={asked},INNER={inner},READERS=[{readers}],WAITS=[{waits}]"
        own = f"{told},today={today},account={account}"
        return Markup(f"(()=>{{{RUNTIME}\nconst {own};\n{code}}})()")  # noqa: S704 – see above
