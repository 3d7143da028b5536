"""A link is used once, whoever presses at the same moment: on the emulator and in memory."""

from concurrent.futures import ThreadPoolExecutor

from handlers.aws.dossiers import Dossiers, StaleVersion
from tests.handlers.dossier.askers import consenting
from tests.handlers.dossier.world import go


def test_of_many_answers_at_once_exactly_one_is_kept(dossiers: Dossiers) -> None:
    waiting = dossiers.create(consenting())

    def answer(n: int) -> str:
        move = "give_consent" if n % 2 else "refuse_consent"
        try:
            dossiers.save(go(waiting, move, words=f"Câu trả lời {n}"), waiting.version)
        except StaleVersion:
            return ""
        return f"{move} {n}"

    with ThreadPoolExecutor(16) as pool:
        kept = [one for one in pool.map(answer, range(16)) if one]
    found = dossiers.get(waiting.code)
    assert found is not None
    moves = [event.move for event in found.events[1:]]
    assert moves in (["give_consent", "complete_consents"], ["refuse_consent"])
    # Equal answers are one answer that was sent again; of different ones one alone was kept.
    assert {one.split()[0] for one in kept} == {moves[0]}
    assert len(kept) == 1 or moves[0] == "give_consent"
