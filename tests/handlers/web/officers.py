"""An officer at one dossier, working by the pages alone."""

import re
from typing import Any

from forms.schema.site import SiteFile
from handlers.dossier.dossier import Dossier
from tests.handlers.web.world import OFFICER, World
from tests.viet_nam import IN_VN

CODE = "ABCDEFGHJKMNP"
HOME = f"/api/can-bo/ho-so/{CODE}"
ACT = re.compile(r'action="/api/can-bo/ho-so/\w+/(\w+)"')
TOKEN = re.compile(r'name="_token" value="(\d+)"')


class Desk:
    """One officer at one dossier, working by the pages alone."""

    def __init__(self, world: World, who: Any = OFFICER) -> None:
        self.world, self.client = world, world.client(who)

    def acts(self) -> list[str]:
        return ACT.findall(self.client.get(HOME).text)

    def act(self, move: str, **boxes: Any) -> Any:
        tokens = TOKEN.findall(self.client.get(HOME).text)
        return self.client.post(f"{HOME}/{move}", data={"_token": tokens[0] if tokens else "", **boxes})

    @property
    def dossier(self) -> Dossier:
        return self.world.dossiers.kept[CODE]


def desk(*moves: str, site: SiteFile = IN_VN, **told: Any) -> Desk:
    """A desk with one dossier on which these acts have been done."""
    world = World(site=site)
    made = Desk(world)
    world.file(**told)
    for move in moves:
        assert made.act(move).status_code == 303, move
    return made
