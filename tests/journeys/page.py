"""A page as a browser without scripts sees it: its words, links, and forms with what is in the boxes."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"input", "br", "hr", "img", "link", "meta", "path", "rect"})
SILENT = frozenset({"style", "script", "title", "option"})
Attributes = dict[str, str]


@dataclass
class Control:
    """One control; `on` says whether it would be sent as it stands."""

    name: str
    kind: str
    value: str = ""
    on: bool = True
    options: list[str] = field(default_factory=list)
    id: str = ""


@dataclass(frozen=True)
class Button:
    """A button that can be seen; `about` completes it for those who hear the page."""

    label: str
    name: str
    value: str
    action: str
    about: str = ""


@dataclass
class Form:
    action: str
    method: str
    enctype: str
    controls: list[Control] = field(default_factory=list)
    buttons: list[Button] = field(default_factory=list)
    id: str = ""

    def named(self, name: str) -> list[Control]:
        return [one for one in self.controls if one.name == name]


@dataclass
class Page:
    """`text` is everything to be read, in order, with single spaces."""

    title: str = ""
    text: str = ""
    links: list[tuple[str, str]] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    images: list[str] = field(default_factory=list)

    def value(self, name: str) -> str:
        """What stands in the boxes of this name."""
        found = [one for form in self.forms for one in form.named(name)]
        assert found, f"no box is named {name}: {self.names}"
        return " ".join(one.value for one in found if one.on)

    @property
    def names(self) -> list[str]:
        return sorted({one.name for form in self.forms for one in form.controls if one.kind != "hidden"})


def read(html: str) -> Page:
    reader = _Reader()
    reader.feed(html)
    for name, button in reader.apart:
        next(form for form in reader.page.forms if form.id == name).buttons.append(button)
    reader.page.text = " ".join("".join(reader.words).split())
    return reader.page


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page, self.words, self.open = Page(), list[str](), list[tuple[str, Attributes]]()
        self.apart: list[tuple[str, Button]] = []
        """Buttons outside their form, with its id."""
        self.caught: list[str] = []
        """What was read since the last link, button, option or text box began."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if "id" in told:
            self.page.ids.add(told["id"])
        if tag not in VOID:
            self.open.append((tag, told))
        if tag in ("a", "button", "option", "textarea"):
            self.caught = []
        if tag == "form":
            made = Form(told["action"], told.get("method", "get"), told.get("enctype", ""))
            made.id = told.get("id", "")
            self.page.forms.append(made)
        elif tag == "input":
            on = told.get("type") not in ("radio", "checkbox") or "checked" in told
            self._control(told, told.get("type", "text"), told.get("value", ""), on)
        elif tag in ("select", "textarea"):
            self._control(told, tag, "")
        elif tag == "img":
            self.page.images.append(told["src"])
        if tag not in ("a", "b", "span", "i", "strong", "em"):
            self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID or not self.open:
            return
        opened, told = self.open.pop()
        assert opened == tag, f"</{tag}> closes <{opened}>"
        words = " ".join("".join(self.caught).split())
        if tag == "a":
            self.page.links.append((words, told.get("href", "")))
        elif tag == "button" and told.get("type") != "button" and told.get("aria-hidden") != "true":
            label, _, about = words.partition(": ")
            action = told.get("formaction") or self.page.forms[-1].action
            made = Button(label, told.get("name", ""), told.get("value", ""), action, about)
            if "form" in told:
                self.apart.append((told["form"], made))
            else:
                self.page.forms[-1].buttons.append(made)
        elif tag == "option":
            self._option(told)
        elif tag == "textarea":
            self.page.forms[-1].controls[-1].value = "".join(self.caught).removeprefix("\n")
        if tag not in ("a", "b", "span", "i", "strong", "em"):
            self.words.append(" ")

    def handle_data(self, data: str) -> None:
        inside = {tag for tag, _ in self.open}
        self.caught.append(data)
        if "title" in inside and "svg" not in inside:
            self.page.title += data
        if not inside & SILENT:
            self.words.append(data)

    def _control(self, told: Attributes, kind: str, value: str, on: bool = True) -> None:
        if told.get("name") and self.page.forms:
            made = Control(told["name"], kind, value, on, id=told.get("id", ""))
            self.page.forms[-1].controls.append(made)

    def _option(self, told: Attributes) -> None:
        select = self.page.forms[-1].controls[-1]
        select.options.append(told.get("value", ""))
        if "selected" in told or len(select.options) == 1:
            select.value = told.get("value", "")
