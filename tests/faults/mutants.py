"""Seeded defects and what must find them: a harness that lets one of them live proves nothing."""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from tests.faults import case_defects, defects, electronic_defects


@dataclass(frozen=True)
class Mutant:
    """A defect, the kindest world it must be found in, and the invariant that has to find it."""

    name: str
    sow: Callable[[pytest.MonkeyPatch], None]
    invariant: str
    config: str = "normal"
    site: str = ""
    """Part of the names of the calls that are spoilt; empty where no fault is needed."""
    kinds: tuple[str, ...] = ()

    @contextlib.contextmanager
    def sown(self) -> Iterator[None]:
        with pytest.MonkeyPatch.context() as patch:
            self.sow(patch)
            yield


MUTANTS = (
    Mutant("random code", defects.random_code, "one_filing_has_one_receipt"),
    Mutant("“again” is ignored", defects.again_ignored, "one_filing_has_one_receipt"),
    Mutant("put without a condition", defects.unconditional_put, "other_content_is_refused"),
    Mutant("conflict taken for success", defects.conflict_taken_for_success, "other_content_is_refused"),
    Mutant("conflict without reading back", defects.conflict_taken_for_theft, "every_filing_is_accepted"),
    Mutant("a retry overwrites", defects.retry_overwrites, "what_was_confirmed_happened_once"),
    Mutant(
        "receipt before the write",
        defects.receipt_before_write,
        "accepted_is_stored",
        "normal",
        "PutItem",
        ("refuse",),
    ),
    Mutant("no outbox", defects.no_outbox, "the_unit_is_told"),
    Mutant(
        "mark first",
        defects.mark_first,
        "the_unit_is_told",
        "no redelivery",
        "sqs.",
        ("refuse", "kill_before"),
    ),
    Mutant("never marked", defects.never_marked, "nothing_is_left_unrouted"),
    Mutant(
        "swallowed failure",
        defects.swallowed_failure,
        "the_unit_is_told_in_time",
        "no sweeper",
        "sqs.",
        ("refuse",),
    ),
    Mutant("sweeper sees nothing", defects.blind_sweeper, "the_unit_is_told", "stream lost"),
    Mutant("wrong unit's queue", defects.wrong_queue, "the_unit_is_told"),
    Mutant("a new id per delivery", defects.fresh_event_ids, "the_unit_is_told"),
    Mutant("personal data in a message", defects.fat_message, "nothing_personal_leaks"),
    Mutant(
        "personal data in the log",
        defects.personal_log,
        "nothing_personal_leaks",
        "normal",
        "PutItem",
        ("refuse",),
    ),
    Mutant(
        "personal data in an error",
        defects.quoting_error,
        "nothing_personal_leaks",
        "normal",
        "PutItem",
        ("refuse",),
    ),
    Mutant("save without a version", defects.blind_save, "a_claim_has_one_holder"),
    Mutant(
        "act confirmed, not saved",
        defects.confirmed_unsaved,
        "what_was_confirmed_happened_once",
        "normal",
        "UpdateItem",
        ("refuse",),
    ),
    Mutant("list entry not refreshed", defects.forgotten_list, "lists_agree_with_history"),
    Mutant("counter read, then written", defects.counter_read_then_written, "numbers_are_distinct"),
    Mutant("stale token accepted", defects.stale_token_accepted, "officers_are_answered"),
    Mutant("second report of a payment refused", defects.payment_taken_twice, "officers_are_answered"),
    Mutant("a file recorded again", case_defects.file_recorded_again, "citizens_act_once", "casework"),
    Mutant("repeated press refused", case_defects.repeated_press_refused, "citizens_act_once", "casework"),
    Mutant("a new unit never told", case_defects.forwarded_untold, "the_unit_is_told", "casework"),
    Mutant(
        "the first event's id for all", case_defects.first_event_id_for_all, "the_unit_is_told", "casework"
    ),
    Mutant("another unit's mark taken away", case_defects.newer_mark_taken, "the_unit_is_told", "casework"),
    Mutant("a file taken unread", case_defects.file_taken_unread, "a_file_is_what_was_sent", "casework"),
    Mutant("fee left open", case_defects.fee_left_open, "nothing_is_owed_after_the_end", "casework"),
    Mutant("time stands still", case_defects.time_stands_still, "time_acts_once_and_in_time", "ageing"),
    Mutant(
        "a closing overlooked",
        case_defects.closing_overlooked,
        "an_open_unit_has_every_open_dossier",
        "ageing",
    ),
    Mutant("a transfer never told", case_defects.forwarded_untold, "the_unit_is_told", "ageing"),
    Mutant(
        "time overwrites an officer",
        defects.blind_save,
        "what_was_confirmed_happened_once",
        "ageing",
    ),
    Mutant("a claim goes along", case_defects.claim_goes_along, "officers_are_answered", "casework"),
    Mutant(
        "submitted in a write of its own",
        electronic_defects.submitted_in_a_write_of_its_own,
        "whoever_all_agreed_to_is_submitted_once",
        "electronic",
        "UpdateItem",
        ("kill_after",),
    ),
    Mutant(
        "told while consents are awaited",
        electronic_defects.told_while_awaited,
        "no_unit_hears_before_the_last_consent",
        "electronic",
    ),
    Mutant(
        "one consent is enough",
        electronic_defects.one_consent_is_enough,
        "no_unit_hears_before_the_last_consent",
        "electronic",
    ),
    Mutant("a consent overwritten", defects.blind_save, "citizens_act_once", "electronic"),
    Mutant(
        "an answered link stays open",
        electronic_defects.answered_link_stays_open,
        "each_consent_is_counted_once",
        "electronic",
    ),
    Mutant(
        "fee stays as filed",
        electronic_defects.fee_stays_as_filed,
        "the_fee_is_what_the_answers_give",
        "electronic",
    ),
    Mutant(
        "a result taken unread",
        electronic_defects.result_taken_unread,
        "a_file_is_what_was_sent",
        "electronic",
    ),
    Mutant("an opening forgotten", electronic_defects.opening_forgotten, "citizens_act_once", "electronic"),
)
