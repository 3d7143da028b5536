"""The country of the shipped forms: its pack, its clock, and a site that says no more than where it is."""

from datetime import timedelta, timezone

from forms.country.packs import country
from forms.schema.site import SiteFile

VIETNAM = timezone(timedelta(hours=7))
VN = country("vn")
IN_VN = SiteFile(country="vn")
