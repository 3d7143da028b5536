"""VNeID, the application in which a citizen confirms what others declare. We are not connected to it."""

from forms.country.pack import Channel
from forms.text.words import Phrase

VNEID = Channel(
    "vneid",
    how=Phrase("country.vn.vneid.how"),
    state=Phrase("country.vn.vneid.state"),
    hint=Phrase("country.vn.vneid.hint"),
    confirm=Phrase("country.vn.vneid.confirm"),
)
