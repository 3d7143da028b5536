"""Why a dossier is sent back, stopped, refused or forwarded: coded reasons, each with its remedy."""

from collections.abc import Mapping
from dataclasses import dataclass

from forms.text.language import Text


@dataclass(frozen=True)
class Reason:
    """One reason of the list; officers add words to it, never replace it."""

    code: str
    label: Text
    """Reads on after a colon: no capital, no full stop."""
    remedy: Text
    """A sentence: what the citizen can do about it."""
    for_moves: frozenset[str]


ASK = frozenset({"ask_supplement"})
REFUSE = frozenset({"refuse"})
STOP = frozenset({"stop"})
FORWARD = frozenset({"forward"})

_ALL = (
    Reason(
        "document_missing",
        Text(vi="thiếu giấy tờ", en="a document is missing"),
        Text(vi="Hãy gửi giấy tờ được nêu tên.", en="Send the document named."),
        ASK,
    ),
    Reason(
        "document_unreadable",
        Text(vi="ảnh giấy tờ không đọc được", en="the document cannot be read"),
        Text(
            vi="Hãy chụp lại rõ nét, đủ bốn góc, không lóa sáng.",
            en="Take the picture again: sharp, all four corners, no glare.",
        ),
        ASK,
    ),
    Reason(
        "document_expired",
        Text(vi="giấy tờ đã hết hiệu lực", en="the document has expired"),
        Text(vi="Hãy gửi giấy tờ còn hiệu lực.", en="Send one that is still valid."),
        ASK,
    ),
    Reason(
        "document_wrong",
        Text(vi="giấy tờ không đúng loại được yêu cầu", en="this is not the document asked for"),
        Text(
            vi="Hãy gửi đúng loại giấy tờ ghi trong danh mục hồ sơ.",
            en="Send the kind of document the list of the file names.",
        ),
        ASK,
    ),
    Reason(
        "answer_incomplete",
        Text(vi="nội dung khai chưa đủ", en="the answer is incomplete"),
        Text(vi="Hãy khai đầy đủ mục này.", en="Fill in the item completely."),
        ASK,
    ),
    Reason(
        "answer_mismatch",
        Text(
            vi="nội dung khai khác với giấy tờ hoặc cơ sở dữ liệu", en="the answer differs from the records"
        ),
        Text(
            vi="Hãy sửa cho khớp với giấy tờ, hoặc gửi giấy tờ chứng minh nội dung đã khai.",
            en="Correct it to match your papers, or send a document that proves it.",
        ),
        ASK,
    ),
    Reason(
        "consent_missing",
        Text(vi="thiếu ý kiến đồng ý của người liên quan", en="the consent of a person concerned is missing"),
        Text(
            vi="Hãy gửi ý kiến đồng ý của chủ hộ, chủ sở hữu chỗ ở hoặc cha, mẹ, người giám hộ.",
            en="Send the consent of the head of household, the owner, or the parents or guardian.",
        ),
        ASK,
    ),
    Reason(
        "not_competent",
        Text(vi="đơn vị không có thẩm quyền giải quyết", en="the unit is not competent"),
        Text(
            vi="Hãy nộp hồ sơ mới và chọn đúng nơi đề nghị giải quyết.",
            en="File a new dossier and choose the right place.",
        ),
        REFUSE,
    ),
    Reason(
        "not_eligible",
        Text(vi="chưa đủ điều kiện theo quy định", en="the legal conditions are not met"),
        Text(
            vi="Hãy xem điều kiện ở trang hướng dẫn thủ tục và nộp lại khi đủ điều kiện.",
            en="See the conditions on the page of the procedure and file again when they are met.",
        ),
        REFUSE,
    ),
    Reason(
        "supplement_overdue",
        Text(vi="quá hạn bổ sung mà chưa nhận được bổ sung", en="no supplement arrived in time"),
        Text(
            vi="Hãy nộp hồ sơ mới với đủ các mục đã được yêu cầu bổ sung.",
            en="File a new dossier with everything that was asked for.",
        ),
        REFUSE,
    ),
    Reason(
        "supplement_insufficient",
        Text(vi="nội dung bổ sung chưa đáp ứng yêu cầu", en="the supplement does not meet the request"),
        Text(
            vi="Hãy xem lại từng mục được yêu cầu rồi nộp hồ sơ mới.",
            en="Go through each item of the request and file a new dossier.",
        ),
        REFUSE,
    ),
    Reason(
        "duplicate",
        Text(
            vi="đã có hồ sơ khác cùng nội dung đang được giải quyết", en="another dossier asks for the same"
        ),
        Text(
            vi="Hãy theo dõi hồ sơ đã nộp trước; bạn không cần nộp lại.",
            en="Follow the dossier filed before; there is no need to file again.",
        ),
        REFUSE,
    ),
    Reason(
        "false_statement",
        Text(vi="giấy tờ hoặc nội dung khai không đúng sự thật", en="a document or statement is untrue"),
        Text(
            vi="Nếu cho rằng có nhầm lẫn, hãy mang bản chính đến đơn vị để đối chiếu.",
            en="If you think this is a mistake, bring the originals to the unit.",
        ),
        REFUSE,
    ),
    Reason(
        "verification",
        Text(vi="cần xác minh thêm", en="further verification is needed"),
        Text(
            vi="Bạn chưa phải làm gì. Đơn vị sẽ báo khi giải quyết tiếp.",
            en="Nothing to do yet. The unit tells you when it goes on.",
        ),
        STOP,
    ),
    Reason(
        "other_authority",
        Text(vi="chờ ý kiến của cơ quan khác", en="waiting for another authority"),
        Text(
            vi="Bạn chưa phải làm gì. Đơn vị sẽ báo khi có ý kiến trả lời.",
            en="Nothing to do yet. The unit tells you when the answer is there.",
        ),
        STOP,
    ),
    Reason(
        "dispute",
        Text(vi="đang có tranh chấp về chỗ ở hoặc giấy tờ", en="the residence or a document is in dispute"),
        Text(
            vi="Hãy gửi văn bản giải quyết tranh chấp cho đơn vị khi có.",
            en="Send the unit the settlement of the dispute when you have it.",
        ),
        STOP,
    ),
    Reason(
        "force_majeure",
        Text(vi="sự kiện bất khả kháng", en="force majeure"),
        Text(
            vi="Bạn chưa phải làm gì. Đơn vị sẽ giải quyết tiếp ngay khi có thể.",
            en="Nothing to do yet. The unit goes on as soon as it can.",
        ),
        STOP,
    ),
    Reason(
        "other_unit_competent",
        Text(vi="thuộc thẩm quyền của đơn vị khác", en="another unit is competent"),
        Text(vi="Bạn chưa phải làm gì.", en="Nothing to do."),
        FORWARD,
    ),
    Reason(
        "unit_changed",
        Text(vi="đơn vị được sắp xếp lại", en="the unit was reorganised"),
        Text(vi="Bạn chưa phải làm gì.", en="Nothing to do."),
        FORWARD,
    ),
)
REASONS: Mapping[str, Reason] = {reason.code: reason for reason in _ALL}


def reasons_for(move: str) -> tuple[Reason, ...]:
    """The reasons an officer chooses from for a move; empty when it takes none."""
    return tuple(reason for reason in _ALL if move in reason.for_moves)
