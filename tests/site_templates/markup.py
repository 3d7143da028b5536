"""What holds for any of our HTML: balanced tags, ids once, labels and references that lead somewhere."""

from base64 import b64encode
from collections import Counter
from hashlib import sha256
from html.parser import HTMLParser

VOID = {"br", "hr", "img", "input", "link", "meta", "path"}
CONTROLS = {"input", "select", "textarea"}
BANNED = ("required", "maxlength", "placeholder", "onclick", "style")


class Reader(HTMLParser):
    """Collects ids, references and controls, and what is wrong with the nesting."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: Counter[str] = Counter()
        self.references: list[tuple[str, str]] = []
        self.controls: list[dict[str, str]] = []
        self.labelled: set[str] = set()
        self.wrong: list[str] = []
        self.policy = ""
        self.scripts: list[str] = []
        self.data = False
        """Whether the script that stands open is data."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        self.wrong += [f"<{tag} {name}>" for name in BANNED if name in told]
        data = tag == "script" and told.get("type") == "application/ld+json"
        if told.get("type") == "number" or (tag == "script" and told and not data):
            self.wrong.append(f"<{tag}> {told}")
        self.data = data
        if tag == "meta" and told.get("http-equiv") == "Content-Security-Policy":
            self.policy = told["content"]
        if "id" in told:
            self.ids[told["id"]] += 1
        for name in ("for", "aria-describedby", "aria-labelledby"):
            self.references += [(name, one) for one in told.get(name, "").split()]
        if tag == "label":
            self.labelled.add(told.get("for", ""))
        if tag in CONTROLS and told.get("type") != "hidden":
            self.controls.append(told)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        # Data is never run, and no policy keeps it out.
        if self.open and self.open[-1] == "script" and not self.data:
            self.scripts.append(data)


def hashed(text: str) -> str:
    """How a policy names a style or a script."""
    return "'sha256-" + b64encode(sha256(text.encode()).digest()).decode() + "'"


def faults(html: str) -> list[str]:
    """Everything wrong with a piece of HTML, in words; empty when it holds."""
    reader = Reader()
    reader.feed(html)
    found = reader.wrong + [f"<{tag}> stays open" for tag in reader.open]
    found += [f"id {name} stands {n} times" for name, n in reader.ids.items() if n > 1]
    found += [f"{name} leads to no id {one}" for name, one in reader.references if one not in reader.ids]
    allowed = " ".join(part for part in reader.policy.split(";") if "script-src" in part)
    found += ["a script the policy does not let in" for one in reader.scripts if hashed(one) not in allowed]
    for control in reader.controls:
        if control.get("id", "") not in reader.labelled and "aria-label" not in control:
            found.append(f"no label for {control.get('id')} {control.get('name')}")
    return found
