"""An officer at one dossier, working by the pages alone."""

import re
from html import unescape
from typing import Any

from forms.schema.site import SiteFile
from handlers.dossier.dossier import Dossier
from tests.handlers.web.world import OFFICER, World
from tests.viet_nam import IN_VN

CODE = "ABCDEFGHJKMNP"
HOME = f"/api/can-bo/ho-so/{CODE}"
ACT = re.compile(r'action="/api/can-bo/ho-so/\w+/(\w+)"')
HIDDEN_BOX = re.compile(r'<input type="hidden" name="([^"]*)" value="([^"]*)"')
TOKEN = re.compile(r'name="_token" value="(\d+)"')


class Desk:
    """One officer at one dossier, working by the pages alone."""

    def __init__(self, world: World, who: Any = OFFICER, code: str = CODE) -> None:
        self.world, self.client = world, world.client(who)
        self.code, self.home = code, f"/api/can-bo/ho-so/{code}"

    def acts(self) -> list[str]:
        return ACT.findall(self.client.get(self.home).text)

    def act(self, move: str, **boxes: Any) -> Any:
        tokens = TOKEN.findall(self.client.get(self.home).text)
        return self.sure(move, {"_token": tokens[0] if tokens else "", **boxes})

    def sure(self, move: str, boxes: dict[str, Any]) -> Any:
        """The answer to an act; where a page asks once more, to the act confirmed there."""
        answer = self.client.post(f"{self.home}/{move}", data=boxes)
        if answer.status_code != 200 or 'name="_sure" value="1"' not in answer.text:
            return answer
        kept = {name: unescape(value) for name, value in HIDDEN_BOX.findall(answer.text)}
        return self.client.post(f"{self.home}/{move}", data={**boxes, **kept, "_sure": "1"})

    @property
    def dossier(self) -> Dossier:
        return self.world.dossiers.kept[self.code]


def desk(*moves: str, site: SiteFile = IN_VN, **told: Any) -> Desk:
    """A desk with one dossier on which these acts have been done."""
    world = World(site=site)
    made = Desk(world)
    world.file(**told)
    for move in moves:
        assert made.act(move).status_code == 303, move
    return made
