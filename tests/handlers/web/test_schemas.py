"""The models of the OpenAPI document: all that routes name, by their names alone, and none beside."""

from handlers.web.models.model import REF
from handlers.web.routes import ROUTES
from handlers.web.schemas import schemas


def test_every_model_of_a_route_is_described_under_its_name() -> None:
    found = schemas(ROUTES)
    named = {model for route in ROUTES for model in (*route.gives, *route.creates, route.takes, route.files)}
    assert {model.__name__ for model in named if model} <= found.keys()
    assert "Problem" in found
    assert schemas(()).keys() == {"Problem", "Fault"}


def test_members_point_to_models_in_the_document_and_have_no_titles() -> None:
    text = str(schemas(ROUTES))
    assert REF.format(model="Fault") in text
    members = (one["properties"] for one in schemas(ROUTES).values() if isinstance(one, dict))
    assert not [name for each in members for name, one in each.items() if "title" in one]
