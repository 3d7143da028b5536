"""The office of the local runtime: the deployed one."""

from forms.catalogue import Catalogue
from handlers import api
from handlers.aws.settings import Settings
from handlers.web.office import Office


def office(settings: Settings, catalogue: Catalogue) -> Office:
    return api.office(settings, catalogue, api.clock(settings.as_of))
