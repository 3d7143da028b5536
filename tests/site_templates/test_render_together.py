"""Pages drawn at the same time, in both languages, are those drawn one after the other."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest

from forms.judging.answers import bind_post
from site_templates import render as renderer
from site_templates.render import render
from site_templates.stylesheet import styles_of
from site_templates.views import FormPage, LookupPage, Payment, Problem, Receipt, Site, Upload
from tests.forms.world import moment, procedure, written

THREADS, ROUNDS = 8, 4
LANGUAGES = ("vi", "en")
CO = {"field": "co", "equals": True}


def pages() -> dict[tuple[str, str], Callable[[], str]]:
    """Pages that differ in all that a page carries: language, style, script, where its forms may post to."""
    paper = Upload("a", "Hợp đồng", "", True, "missing", url="https://files.example:4566/bucket?x=1")
    receipt = Receipt(
        "ABCD", "/api/ho-so/ABCD", "", "", "", "", "", "", (), Payment("", "none", "desk"), (paper,)
    )
    forms = [
        procedure(written("yes_no", "co"), written(kind, "o", visible_when=CO))
        for kind in ("text", "date", "people")
    ]
    bound = [FormPage(form, bind_post(form, moment()), "/") for form in forms]
    made = dict[tuple[str, str], Callable[[], str]]()
    for language in LANGUAGES:
        site = Site(language, "/")
        made["problem", language] = partial(render, "problem", site, problem=Problem(404, "K", "Đ", ()))
        made["lookup", language] = partial(render, "lookup", site, lookup=LookupPage("/api/tra-cuu"))
        made["documents", language] = partial(render, "documents", site, receipt=receipt)
        for n, form in enumerate(bound):
            made[f"form {n}", language] = partial(render, "form", site, form=form)
    return made


@pytest.mark.usefixtures("hurried")
def test_pages_drawn_at_the_same_time_are_those_drawn_one_after_the_other() -> None:
    drawing = pages()
    alone = {name: draw() for name, draw in drawing.items()}
    assert len(set(alone.values())) == len(alone)
    # As in a new process: templates, styles and scripts are made again, by all threads at once.
    for kept in (renderer.environment, renderer.scripts_of, renderer.frames, styles_of):
        kept.cache_clear()
    every, start = list(drawing), Barrier(THREADS)

    def draw_all(turn: int) -> list[tuple[str, str]]:
        """The pages that came out as others, begun with another one in each thread."""
        start.wait()
        order = (every[turn:] + every[:turn]) * ROUNDS
        return [name for name in order if drawing[name]() != alone[name]]

    with ThreadPoolExecutor(THREADS) as pool:
        wrong = {name for found in pool.map(draw_all, range(THREADS)) for name in found}
    assert not wrong


def test_a_page_of_one_language_drawn_first_leaves_nothing_to_that_of_the_other() -> None:
    drawing = pages()
    renderer.environment.cache_clear()
    first = {name: drawing[name]() for name in sorted(drawing, key=lambda name: name[1])}
    renderer.environment.cache_clear()
    last = {name: drawing[name]() for name in sorted(drawing, key=lambda name: name[1], reverse=True)}
    assert first == last
