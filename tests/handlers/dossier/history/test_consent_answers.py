"""What the answers say of a consent, wherever it stands among them."""

from handlers.dossier.history.consent import answer_at


def test_an_answer_is_found_in_a_row_and_not_where_there_is_none() -> None:
    answers = {"rows": [{"agree": {"how": "link"}}], "word": "x"}
    assert answer_at(answers, "rows.0.agree") == {"how": "link"}
    assert answer_at(answers, "rows.1.agree") is None
    assert answer_at(answers, "word.agree") is None
