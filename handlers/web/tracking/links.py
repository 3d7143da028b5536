"""The link by which somebody named in a filing says whether they agree, and the proof that they read it."""

import base64
import hmac
import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Literal

from forms.fields.address import AddressField
from forms.fields.base import Values
from forms.text.formatting import minute
from forms.text.language import Language
from forms.text.words import Phrase
from handlers.dossier.dossier import Dossier
from handlers.dossier.history.consent import LINK, Consent, answer_at, consents_given
from handlers.dossier.table.steps import UNDECIDED
from handlers.web.dossier.access import edition_of, filing_moment
from handlers.web.dossier.consents import role_label
from handlers.web.dossier.payment import qr_image
from handlers.web.http.addresses import consent_path, dossier_path
from handlers.web.http.services import Services
from site_templates.views import ConsentLink, Line

LIFE = timedelta(days=30)
"""How long a link may be used."""
DIGITS = 4
"""So many last digits of the number typed at filing open it."""
READING = 1800
"""Seconds in which what was read may be answered; once more as long is forgiven."""
LABELS = {name: Phrase(f"web.tracking.links.{name}") for name in ("procedure", "applicant", "role")}
SENTENCE = Phrase("web.tracking.links.sentence")
LinkState = Literal["open", "void", "expired", "used", "closed"]


def link_token(services: Services, dossier: Dossier, one: Consent, link: int = 0) -> str:
    """160 bits derived from the secret: nothing is stored, the applicant can be shown it again, and a new
    number makes every earlier one void."""
    return _derive(services, "link", dossier.code, one.id, str(link or one.link))


def reading_proof(services: Services, dossier: Dossier, one: Consent, version: str, window: int) -> str:
    """Shows, beside an answer, that the digits were right and which text was read."""
    return _derive(services, "read", dossier.code, one.id, str(one.link), version, str(window))


def window_of(now: datetime) -> int:
    return int(now.timestamp()) // READING


def _derive(services: Services, *parts: str) -> str:
    told = json.dumps(["consent", 1, *parts]).encode()
    return (
        base64.urlsafe_b64encode(hmac.new(services.secret, told, sha256).digest()[:20]).decode().rstrip("=")
    )


def find_consent(services: Services, dossier: Dossier, token: str) -> tuple[Consent, bool] | None:
    """Whose link it is, and whether it is the one that holds; None for what was never one."""
    found = None
    # Every one is compared: the time taken tells nothing.
    for one in dossier.summary.consents.values():
        for link in range(1, one.link + 1):
            if hmac.compare_digest(link_token(services, dossier, one, link).encode(), token.encode()):
                found = (one, link == one.link and one.issued is not None)
    return found


def link_state(dossier: Dossier, one: Consent, holds: bool, now: datetime) -> LinkState:
    """Whether the link may be used now, and if not, why."""
    if dossier.summary.step not in UNDECIDED:
        return "closed"
    # First: whoever has an old link need not learn what was answered by a newer one.
    if not holds or one.issued is None:
        return "void"
    if one.is_settled:
        return "used"
    return "expired" if now > one.issued + LIFE else "open"


def consent_text(services: Services, dossier: Dossier, one: Consent, lang: Language) -> tuple[Line, ...]:
    """What somebody is asked to agree to, and no more: the procedure, who files, where, and as what."""
    procedure, role = edition_of(services, dossier), _role_text(services, dossier, one, lang)
    lines = [
        Line(LABELS["procedure"][lang], procedure.name[lang]),
        Line(LABELS["applicant"][lang], dossier.applicant),
    ]
    there, answers = filing_moment(services, dossier), dossier.summary.answers
    asked = (field for field in procedure.fields() if isinstance(field, AddressField) and field.id in answers)
    lines += [Line(field.label[lang], field.show(answers[field.id], lang, there)) for field in asked]
    return (*lines, *((Line(LABELS["role"][lang], role),) if role else ()))


def text_version(lines: tuple[Line, ...], lang: Language) -> str:
    """Names the very words that were read: the language and a digest, which the dossier gives again."""
    told = json.dumps([SENTENCE[lang], *((line.label, line.value) for line in lines)], ensure_ascii=False)
    return f"{lang}-{sha256(told.encode()).hexdigest()[:12]}"


def last_digits(dossier: Dossier, one: Consent) -> str:
    """The last digits of the number typed at filing; "" where none was."""
    return str((answer_at(dossier.summary.answers, one.id) or {}).get("id_number", ""))[-DIGITS:]


def consent_links(services: Services, dossier: Dossier, lang: Language) -> Iterator[ConsentLink]:
    """For the applicant: the link of each person who has not answered yes, to hand on or to make anew."""
    if dossier.summary.step not in UNDECIDED:
        return
    for id, _, answer in consents_given(edition_of(services, dossier).fields(), dossier.summary.answers):
        one = dossier.summary.consents.get(id)
        if one is None or one.way != LINK or one.state == "given" or one.issued is None:
            continue
        state = link_state(dossier, one, True, services.now())
        path = consent_path(dossier.code, link_token(services, dossier, one))
        url = services.origin + path if state == "open" else ""
        yield ConsentLink(
            id=id,
            name=_person(answer),
            url=url,
            qr=qr_image(url) if url else "",
            until=minute(one.issued + LIFE),
            action=dossier_path(dossier.code, "lien-ket"),
        )


def _person(answer: Values) -> str:
    return str(answer["name"])


def _role_text(services: Services, dossier: Dossier, one: Consent, lang: Language) -> str:
    found = consents_given(edition_of(services, dossier).fields(), dossier.summary.answers)
    return next((role_label(field, answer, lang) for id, field, answer in found if id == one.id), "")
