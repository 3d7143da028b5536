"""What one site says and looks like, as site.yaml states it: who runs it, in which country, in which colours.

What is left out has the words and colours of the kit, which name no authority and no country.
"""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, field_validator, model_validator
from pydantic import Field as Key

from forms.text.colour import LEAST_CONTRAST, contrast, mix
from forms.text.language import STATED, Language, Text
from forms.text.words import languages as spoken

Address = Annotated[str, Key(pattern=r"^(https://[^\s]+|mailto:[^\s@]+@[^\s@]+|tel:\+\d+)$")]
"""A URI a report can be sent to (RFC 9116 §2.5.3)."""
Colour = Annotated[str, Key(pattern=r"^#([0-9a-f]{3}|[0-9a-f]{6})$")]
"""As CSS writes it, in small letters: #0b4d40."""
WHITE, BLACK = "#ffffff", "#000000"


class OperatorPart(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", defer_build=True)


class Security(OperatorPart):
    """What /.well-known/security.txt says (RFC 9116)."""

    contact: tuple[Address, ...] = Key(min_length=1)
    """In the order of preference."""
    expires: date
    """From this day on nobody should trust it any more; less than a year ahead is recommended."""
    policy: str = Key(default="", pattern=r"^(https://[^\s]+)?$")
    """Where the rules for reports stand; left out where there are none."""


class Accessibility(OperatorPart):
    """What the accessibility statement says that is not the same on every site."""

    stated: date | None = None
    """The day of the statement."""
    contact: Text | None = None
    """How to report an accessibility problem: an address, a telephone number, an office."""
    instead: Text | None = None
    """Where to go when the site cannot be used."""


class Colours(OperatorPart):
    """Each is read on the other: every pair that meets on a page has a contrast of at least 4.5 to 1."""

    brand: Colour = "#0b4d40"
    """The header, buttons and headings; also the colour of links."""
    on_brand: Colour = "#fff"
    """What is written on it."""
    accent: Colour = "#d9a521"
    """Lines and marks beside it; nothing is written in it."""
    link: Colour | None = None
    """Links, where they are of another colour than `brand`."""

    @property
    def deep(self) -> str:
        """The ground of a button that is pointed at."""
        return mix(self.brand, BLACK, 0.25)

    @property
    def tint(self) -> str:
        """The pale ground of what stands out."""
        return mix(WHITE, self.brand, 0.06)

    @model_validator(mode="after")
    def _can_be_read(self) -> "Colours":
        texts = {"on_brand": [self.brand, self.deep], "brand": [WHITE, self.tint]}
        if self.link:
            texts["link"] = [WHITE, self.tint]
        for name, grounds in texts.items():
            for ground in grounds:
                ratio = contrast(said := getattr(self, name), ground)
                if ratio < LEAST_CONTRAST:
                    raise ValueError(
                        f"{name}: {said} on {ground} has a contrast of {ratio:.2f}:1, "
                        f"text needs at least {LEAST_CONTRAST}:1"
                    )
        return self


# Here and below nothing is judged: what the kit says of itself is right, and a function starts sooner.
KIT = Colours.model_construct()


class Contact(OperatorPart):
    """One way to get help."""

    label: Text
    """What is read: an office, a telephone number, an e-mail address."""
    link: Address
    """Where it leads: https:, mailto: or tel:."""


class Help(OperatorPart):
    """What every page says to those who need help."""

    text: Text | None = None
    """Where to ask for help, in one or two sentences."""
    contacts: tuple[Contact, ...] = ()
    """Ways to get in touch."""


class Home(OperatorPart):
    """What the home page says first."""

    title: Text | None = None
    """Its heading: what can be done here."""
    search_hint: Text | None = None
    """What may be typed to find a procedure."""


class SiteFile(OperatorPart):
    """One site.yaml. Every key may be left out."""

    language: str | None = Key(default=None, pattern=r"^[a-z]{2,3}$")
    """The language its words are in, where they are not translated; then each may be written once."""
    title: Text | None = None
    """What the site is called, in its header and in the title of every page."""
    name: Text | None = None
    """The authority that takes what is filed here; left out, the site says that it is a demonstration."""
    demonstration: Text | None = None
    """What every page says while there is no `name`."""
    footer: Text | None = None
    """What the authority itself says at the foot of every page."""
    logo: str = Key(default="", pattern=r"^([a-z0-9_-]+\.(svg|png))?$")
    """A picture beside this file, at most 10,000 bytes; left out, the header has the kit's own mark."""
    colours: Colours = KIT
    """Left out, those of the kit."""
    home: Home = Home.model_construct()
    """The home page."""
    help: Help = Help.model_construct()
    """If left out, pages say to ask the unit that decides."""
    motto: tuple[str, ...] | None = None
    """Lines on top of papers and slips; left out, those of the country; [] prints none."""
    languages: tuple[Language, ...] = Key(default=STATED, min_length=1)
    """Languages of the pages; each has words in forms/words. The first is at the root and legally binding."""
    country: str = Key(default="zz", pattern=r"^[a-z]{2}$")
    """The pack of forms/country whose rules hold; zz, if left out, has those of no country."""
    time_zone: str = ""
    """As in Europe/Paris; left out, the country's."""
    currency: str = Key(default="", pattern=r"^([A-Z]{3})?$")
    """Of all fees, as ISO 4217 names it; left out, the country's."""
    accessibility: Accessibility | None = None
    """The accessibility statement."""
    security: Security | None = None
    """Left out, there is no security.txt."""

    def root(self, language: Language) -> str:
        """Where the pages of a language stand: those of the first at the top, of another below its tag."""
        return "" if language == self.languages[0] else f"/{language}"

    def folder(self, language: Language) -> str:
        """Where the files of a language stand below the site: "" or "en/"."""
        return f"{self.root(language)}/".removeprefix("/")

    @field_validator("languages")
    @classmethod
    def _each_once_and_spoken(cls, languages: tuple[Language, ...]) -> tuple[Language, ...]:
        if twice := sorted({one for one in languages if languages.count(one) > 1}):
            raise ValueError(f"{twice[0]} appears twice")
        for one in languages:
            if one not in spoken():
                raise ValueError(f'"{one}" has no words in forms/words, which has {", ".join(spoken())}')
        return languages


UNSTATED = SiteFile.model_construct()


class Logo(OperatorPart):
    """The picture of the header, as the build writes it beside the pages."""

    path: str
    """Its name holds the hash of its content, so that a browser never shows an old one."""
    data: str
    """The file in base64."""
