"""A browser without scripts over plain HTTP: it keeps cookies, fills in forms, and follows."""

from collections.abc import Mapping
from types import TracebackType
from typing import Self
from urllib.parse import urljoin, urlsplit

import httpx

from tests.journeys.page import Button, Control, Form, Page, read

Typed = Mapping[str, str | list[str]]
"""Box → what is typed, chosen or ticked in it."""
File = tuple[str, bytes, str]
"""Name, content and type, as a browser sends them."""
ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
EMPTY: Typed = {}


class Browser:
    """One person's browser. Buttons are pressed by what is written on them."""

    def __init__(self, origin: str) -> None:
        self.client = httpx.Client(
            headers={"accept": ACCEPT}, follow_redirects=True, trust_env=False, timeout=30
        )
        self.origin, self.url, self.status, self.page = origin, origin, 0, Page()
        self.sent: tuple[str, str, dict[str, list[str]]] = ("", "", {})
        """What was posted last: method, address, boxes."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.client.close()

    @property
    def text(self) -> str:
        return self.page.text

    @property
    def path(self) -> str:
        return urlsplit(self.url).path

    def enter(self, session: str) -> None:
        """Go on in a session begun before."""
        self.client.cookies.set("phien", session, domain="127.0.0.1")

    @property
    def names(self) -> list[str]:
        return self.page.names

    def open(self, path: str) -> None:
        self._arrive(self.client.get(urljoin(self.url, path)))

    def follow(self, label: str) -> None:
        """Click the first link so labelled."""
        found = [href for words, href in self.page.links if words == label]
        assert found, f"no link says {label!r}: {[words for words, _ in self.page.links]}"
        self.open(found[0])

    def press(self, label: str, typed: Typed = EMPTY, *, about: str = "", file: File | None = None) -> None:
        """Fill in the form of the button so labelled, and press it."""
        form, button = self.button(label, about)
        for name, wanted in typed.items():
            _type(form, name, [wanted] if isinstance(wanted, str) else wanted)
        boxes: dict[str, list[str]] = {}
        for one in form.controls:
            if one.on and one.kind != "file":
                boxes.setdefault(one.name, []).append(one.value)
        if button.name:
            boxes.setdefault(button.name, []).append(button.value)
        self._send(form, urljoin(self.url, button.action), boxes, file)

    def again(self) -> None:
        """What a reload, or a second press on the same page, sends: the last post once more."""
        method, address, boxes = self.sent
        self._arrive(self.client.request(method, address, data=boxes, headers=self._from()))

    def button(self, label: str, about: str = "") -> tuple[Form, Button]:
        seen = [(form, button) for form in self.page.forms for button in form.buttons]
        found = [one for one in seen if one[1].label == label and about in one[1].about]
        assert found, f"no button says {label!r}: {[button.label for _, button in seen]}; {self.text[:500]}"
        return found[-1]

    def _send(self, form: Form, address: str, boxes: dict[str, list[str]], file: File | None) -> None:
        address = address.partition("#")[0]
        if form.method == "get":
            self._arrive(self.client.get(address, params=boxes))
            return
        self.sent = ("POST", address, boxes)
        sent = {"file": file} if file else None
        self._arrive(self.client.post(address, data=boxes, files=sent, headers=self._from()))

    def _from(self) -> dict[str, str]:
        return {
            "origin": "{0.scheme}://{0.netloc}".format(urlsplit(self.url)),
            "sec-fetch-site": "same-origin",
        }

    def _arrive(self, answer: httpx.Response) -> None:
        self.url, self.status = str(answer.url), answer.status_code
        kind = answer.headers.get("content-type", "")
        self.page = read(answer.text) if kind.startswith("text/html") else Page(text=answer.text)
        _, _, onward = answer.headers.get("refresh", "").partition("url=")
        if onward:
            self.open(onward)


def _type(form: Form, name: str, wanted: list[str]) -> None:
    found = form.named(name)
    assert found, f"no box is named {name}: {[one.name for one in form.controls]}"
    for one in found:
        if one.kind in ("radio", "checkbox"):
            one.on = one.value in wanted
        else:
            _fill(one, wanted[0])
    if found[0].kind in ("radio", "checkbox"):
        offered = [one.value for one in found]
        assert set(wanted) <= set(offered), f"{name} offers {offered}, not {wanted}"


def _fill(one: Control, text: str) -> None:
    assert one.kind != "hidden", f"{one.name} is not a box anybody can type in"
    assert one.kind != "select" or text in one.options, f"{one.name} offers {one.options}, not {text!r}"
    one.value = text
