"""The rows that a copy of the product gets beside the files here, and a question of the new kind."""

ROWS = {
    "forms/text/message_texts.py": (
        '    ("any", "required"): Text(',
        """\
    ("iban", "signs"): Text(
        vi="{label} phải gồm hai chữ cái của nước, hai chữ số, rồi chữ cái và chữ số",
        en="{label} must be two letters of a country, two digits, then letters and digits",
    ),
    ("iban", "check"): Text(
        vi="{label} phải đúng hai chữ số kiểm tra; so lại với sổ tài khoản",
        en="{label} must have the right check digits; compare it with your statement",
    ),
""",
    ),
    "handlers/dossier/table/steps.py": (
        '    _step(\n        "supplement_requested"',
        """\
    _step(
        "verifying", 4, "paused", "Đang xác minh", "Being verified",
        "Đơn vị đang xác minh tại chỗ.", "The unit is verifying on the spot.",
        "Bạn chưa phải làm gì.", "Nothing to do yet.",
        tab="waiting", back="processing", payable=("on_submit",),
    ),
""",
    ),
    "handlers/dossier/table/moves.py": (
        '    Move(\n        "ask_supplement"',
        """\
    Move(
        "verify",
        frozenset({"processing"}),
        "verifying",
        OFFICERS,
        Text(vi="Xác minh", en="Verify"),
        Text(vi="Đơn vị bắt đầu xác minh.", en="The unit began to verify."),
    ),
    Move(
        "confirm",
        frozenset({"verifying"}),
        "processing",
        OFFICERS,
        Text(vi="Xác minh xong", en="Verified"),
        Text(vi="Đơn vị đã xác minh xong.", en="The unit has verified."),
        place="onward",
    ),
""",
    ),
}
"""Table → the row that stands after ours, and our rows."""
ASKED = """\
          - kind: iban
            id: tai_khoan
            label: {vi: Số tài khoản, en: Account number}
          - kind: text
            id: ngan_hang
            label: {vi: Ngân hàng, en: Bank}
            visible_when: {field: tai_khoan, equals: DE89370400440532013000}
            required: false
"""
