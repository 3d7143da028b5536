"""How the core says no, and what to do about each key a move lacks, in words a person reads."""

from collections.abc import Mapping
from datetime import datetime

from forms.text.language import Text
from handlers.dossier.event import Actor
from handlers.dossier.fee_ledger import UNKNOWN_SOURCE


class NotAllowed(Exception):
    """The move is not open to this actor, or not in this state. `reason` says why; nothing changed."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


class Incomplete(Exception):
    """Data of the move is missing or wrong: key → what to do about it. Nothing changed."""

    def __init__(self, missing: Mapping[str, Text]) -> None:
        super().__init__("; ".join(f"{key}: {text.en}" for key, text in missing.items()))
        self.missing = missing


class Held(Exception):
    """Another officer, or another window of the same one, works on the dossier. Nothing changed."""

    def __init__(self, by: Actor, since: datetime) -> None:
        super().__init__(f"held by {by.id} since {since.isoformat()}")
        self.by, self.since = by, since


ASKED: Mapping[str, Text] = {
    "number": Text(
        vi="Nhập số hồ sơ, ví dụ G01.801.000-260721-0042",
        en="Enter the number, such as G01.801.000-260721-0042",
    ),
    "reason": Text(vi="Chọn lý do trong danh mục", en="Choose a reason from the list"),
    "unit": Text(vi="Chọn đơn vị khác để chuyển đến", en="Choose another unit to forward to"),
    "officer": Text(vi="Chọn cán bộ được giao", en="Choose the officer to give it to"),
    "items": Text(vi="Chọn ít nhất một mục cần bổ sung", en="Choose at least one item to be mended"),
    "until": Text(
        vi="Nhập hạn bổ sung, từ ngày mai trở đi", en="Enter the last day to answer, from tomorrow on"
    ),
    "override": Text(vi="Nêu lý do yêu cầu bổ sung lần nữa", en="Say why a supplement is asked for again"),
    "answers": Text(vi="Sửa các mục được yêu cầu bổ sung", en="Correct the items asked for"),
    "reference": Text(vi="Nhập mã giao dịch hoặc số biên lai", en="Enter the reference of the payment"),
    "amount": Text(vi="Nhập số tiền bằng chữ số", en="Enter the amount in digits"),
    "source": UNKNOWN_SOURCE,
    "result": Text(vi="Nhập kết quả giải quyết", en="Enter the result"),
    "appointment": Text(vi="Nhập lịch hẹn trả kết quả", en="Enter the appointment"),
    "collected_by": Text(vi="Nhập họ tên người nhận kết quả", en="Enter who collected the result"),
    "tracking": Text(
        vi="Nhập mã bưu gửi, ví dụ EB473124829VN; chữ số cuối để kiểm tra phải đúng",
        en="Enter the tracking number, such as EB473124829VN; its check digit must be right",
    ),
    "document": Text(vi="Chọn loại giấy tờ", en="Choose the kind of document"),
    "key": Text(vi="Tệp chưa được gửi lên", en="The file has not been uploaded"),
    "name": Text(vi="Tệp phải có tên", en="The file needs a name"),
    "size": Text(vi="Tệp không được rỗng", en="The file must not be empty"),
    **dict.fromkeys(
        ("sha256", "type", "version"),
        Text(vi="Tệp chưa được kiểm tra", en="The file has not been checked"),
    ),
    "words": Text(
        vi="Viết ngắn hơn 2.000 chữ, không dùng ký tự điều khiển",
        en="Write at most 2,000 characters and no control characters",
    ),
}
"""What to do about each key of a move's data."""
SAME_ITEM = Text(vi="Mỗi mục chỉ yêu cầu một lần", en="Ask for each item once only")
UNASKED = Text(vi="Mục này không được yêu cầu bổ sung", en="This item was not asked for")
