"""The test of what a page says can itself fail: a word of another language is found."""

from tests.spoken import fragments, unexplained


def test_words_of_the_language_are_explained_and_others_are_not() -> None:
    known = ["Déposer", "{n} pièces ", *fragments("fr")]
    assert unexplained("Déposer · 3 jours ouvrés", known) == []
    assert unexplained("Déposer · Submit", known) == ["Submit"]
    assert unexplained("Nộp hồ sơ", known) == ["Nộp", "hồ", "sơ"]
