"""The search box of the desk: by code, number, ID number or name, in one's own unit alone."""

from dataclasses import replace

import pytest

from handlers.dossier.code import filing_code, group_code
from handlers.dossier.dossier import Dossier
from handlers.web.desk import search
from handlers.web.desk.search import find_dossiers, start_of
from tests.handlers.dossier.world import filed, go
from tests.handlers.web.officers import CODE, desk
from tests.handlers.web.world import OFFICER, STRANGER, Client, World


def program(world: World) -> Client:
    return world.client(OFFICER, json=True)


@pytest.mark.parametrize("query", ["{code}", "{grouped}", "ban", "y blok", "G01.801.000-260722-0001"])
def test_a_dossier_is_found_by_code_number_or_name_without_marks(query: str) -> None:
    world = desk("claim", "receive").world
    code = filing_code(b"secret", account="a", edition="e", answers={})
    world.dossiers.kept[code] = replace(world.dossiers.kept.pop(CODE), code=code)
    asked = {"q": query.format(code=code.lower(), grouped=group_code(code))}
    found, elsewhere = (
        world.client(who, json=True).get("/api/can-bo", params=asked) for who in (OFFICER, STRANGER)
    )
    assert [row["code"] for row in found.json()["dossiers"]] == [group_code(code)]
    assert elsewhere.json()["dossiers"] == []


def test_an_id_number_finds_the_dossiers_whose_answers_hold_it() -> None:
    world = desk().world
    before = world.dossiers.kept[CODE]
    world.dossiers.kept[CODE] = replace(before, answers={**before.answers, "so_dinh_danh": "001099012345"})
    for asked, rows in (("001.099.012.345", 1), ("001099012346", 0)):
        told = program(world).get("/api/can-bo", params={"q": asked}).json()
        assert len(told["dossiers"]) == rows


@pytest.mark.parametrize(
    "after", ["x", "waiting#2026-07-21#ABCDEFGHJKMNP", "working#'--", "working#2026-07-21#" + "A" * 99]
)
def test_a_place_in_the_list_that_we_did_not_write_is_the_beginning(after: str) -> None:
    assert (
        program(desk("claim", "receive").world)
        .get("/api/can-bo", params={"tab": "working", "sau": after})
        .is_success
    )


def named(*names: str, done: str = "") -> World:
    """A world with a dossier for each name; that of `done` is refused."""
    world = World()
    for n, name in enumerate(names):
        dossier = go(filed(), "claim", "refuse") if name == done else filed()
        code = f"{CODE[:-1]}{n}"
        world.dossiers.kept[code] = replace(dossier, code=code, applicant=name)
    return world


def found(world: World, query: str) -> list[str]:
    return sorted(row.applicant for row in find_dossiers(world.office, OFFICER, query))


def test_every_word_of_a_name_must_be_there_in_any_order() -> None:
    world = named("Nguyễn Văn Xuân", "Nguyễn Thị Ánh", "Lê Văn Tám")
    assert found(world, "nguyen") == ["Nguyễn Thị Ánh", "Nguyễn Văn Xuân"]
    assert found(world, "xuan nguyen") == ["Nguyễn Văn Xuân"]
    assert found(world, "nguyen tam") == []


@pytest.mark.parametrize("query", [" ", "\u0301", "…"])
def test_what_names_nothing_finds_nobody(query: str) -> None:
    assert found(named("Nguyễn Văn Xuân"), query) == []


def test_a_dossier_that_is_done_is_found_too() -> None:
    assert found(named("An", "Bình", done="Bình"), "binh") == ["Bình"]


def test_a_name_is_found_beyond_the_first_page_of_a_tab_and_not_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(search, "PAGE", 1)
    names = ["Xuân", "Bình", "Chi", "Dũng", "Phúc", "Kiều", "Mai", "Sơn"]
    world = named(*names)
    assert [len(found(world, name)) for name in names] == [1] * search.MOST_PAGES + [0] * 3


def test_only_so_many_dossiers_are_opened_for_an_id_number(monkeypatch: pytest.MonkeyPatch) -> None:
    world = named("An", "Bình", "Chi")
    for code, dossier in list(world.dossiers.kept.items()):
        told = dossier.to_dict()
        told["answers"]["so_dinh_danh"] = "001099012345"
        world.dossiers.kept[code] = Dossier.from_dict(told)
    assert found(world, "001099012345") == ["An", "Bình", "Chi"]
    monkeypatch.setattr(search, "MOST_OPENED", 2)
    assert found(world, "001099012345") == ["An", "Bình"]


def test_a_place_to_go_on_from_holds_for_its_own_tab_alone() -> None:
    place = f"working#2026-07-27#{CODE}"
    assert start_of("working", place) == place
    assert start_of("done", place) == ""
