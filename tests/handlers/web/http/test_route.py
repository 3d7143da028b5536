"""A row of the route table: the rules it may name are those kept at the door, and nobody changes it."""

from collections.abc import Mapping
from dataclasses import FrozenInstanceError, replace
from typing import Any, get_args, get_type_hints

import pytest

from handlers.web.http.endpoint import ROLES
from handlers.web.http.route import Route, Who
from handlers.web.openapi import health, spec
from handlers.web.routes import ROUTES

BARE = Route("GET", "/api/song", health, "anyone", "Whether the API answers")


def documented(route: Route) -> Mapping[str, Any]:
    paths: Any = spec((route,), "http://desk.test", "Desk")["paths"]
    told: Mapping[str, Any] = paths[route.path][route.method.lower()]
    return told


def test_every_rule_a_row_may_name_is_kept_at_the_door_and_no_other() -> None:
    assert set(get_args(Who)) == {"anyone", *ROLES}


def test_every_row_of_the_table_is_one_that_its_types_allow() -> None:
    methods = get_args(get_type_hints(Route)["method"])
    for route in ROUTES:
        assert route.method in methods
        assert route.who in get_args(Who)
    assert len({(route.method, route.path) for route in ROUTES}) == len(ROUTES)


def test_a_row_that_names_no_body_and_no_query_is_documented_without() -> None:
    assert "requestBody" not in documented(BARE)
    for query in ((), ("q",)):
        asked = documented(replace(BARE, query=query))["parameters"]
        assert isinstance(asked, list)
        assert [one["name"] for one in asked if one["in"] == "query"] == [*query, "lang"]


def test_a_row_answers_with_a_page_too_unless_it_says_that_it_is_data_for_everyone() -> None:
    row = next(route for route in ROUTES if route.path == "/api/tra-cuu")
    for one, html in ((row, True), (replace(row, html=False), False)):
        done = documented(one)["responses"]
        assert isinstance(done, dict)
        assert ("text/html" in done["200"]["content"]) is html


def test_nobody_changes_a_row_while_the_product_runs() -> None:
    with pytest.raises(FrozenInstanceError):
        BARE.who = "head"  # type: ignore[misc]  # what a careless hand would try
