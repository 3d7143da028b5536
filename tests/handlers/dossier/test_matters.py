"""What a decision would go past: open consents, missing documents, an unpaid fee."""

from handlers.dossier.dossier import required_keys
from handlers.dossier.rules import Matter, open_matters
from tests.handlers.dossier.askers import consenting
from tests.handlers.dossier.world import filed, go, missing

WORKING = ("claim", "receive", "process")
FEE = Matter("fee", "")
ONE = Matter("consent", "dong_y")


def test_a_consent_is_open_until_it_is_given_or_recorded_whoever_declared_it() -> None:
    assert open_matters(consenting("paper", amount=0)) == (ONE,)
    assert open_matters(go(consenting("link", amount=0), "refuse_consent")) == (ONE,)
    assert open_matters(go(consenting("link", amount=0), "give_consent")) == ()
    assert open_matters(go(consenting("paper", amount=0), "claim", "record_consent")) == ()


def test_a_document_is_open_while_it_is_missing() -> None:
    assert open_matters(filed(0), ("hop-dong",)) == (Matter("document", "hop-dong"),)


def test_a_fee_is_open_until_it_is_paid_unless_it_falls_due_with_the_result() -> None:
    assert open_matters(filed()) == (FEE,)
    assert open_matters(go(filed(), "settle")) == ()
    later = {
        "when": "on_result",
        "rules": ({"id": "a", "amount": 7000, "explanation": {"vi": "x", "en": "x"}},),
    }
    assert open_matters(filed(fee=later)) == ()


def test_only_a_decision_asks_why_and_only_where_something_is_open() -> None:
    working = go(filed(), *WORKING)
    assert "override" in required_keys(working, "decide")
    assert "override" not in required_keys(working, "stop")
    assert "override" not in required_keys(go(working, "settle"), "decide")
    assert "override" in required_keys(go(working, "settle"), "decide", ("hop-dong",))
    assert missing(working, "decide", override=" ") == {
        "override": "Nêu lý do quyết định khi còn việc chưa xong"
    }
