"""The office of the local runtime: the deployed one, with tokens judged by the real time."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from forms.catalogue import Catalogue
from handlers import api
from handlers.aws.settings import Settings
from handlers.partners.identity import Login, Oidc
from handlers.web.office import Office


class RealTimeOidc(Oidc):
    """The provider's clock does not follow a site that is shown as of another day."""

    def finish(self, code: str, login: Login, now: datetime) -> Mapping[str, object]:
        return super().finish(code, login, datetime.now(UTC))


def office(settings: Settings, catalogue: Catalogue) -> Office:
    made = api.office(settings, catalogue, api.clock(settings.as_of))
    return replace(made, identity=RealTimeOidc(api.provider(settings)))
