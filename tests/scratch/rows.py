"""The rows that a copy of the product gets beside the files here, and a question of the new kind."""

ROWS = {
    "handlers/dossier/table/steps.py": (
        '    _step("supplement_requested"',
        """\
    _step("verifying", 4, "paused", tab="waiting", back="processing", payable=("on_submit",)),
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
        Phrase("moves.verify.label"),
        Phrase("moves.verify.told"),
    ),
    Move(
        "confirm",
        frozenset({"verifying"}),
        "processing",
        OFFICERS,
        Phrase("moves.confirm.label"),
        Phrase("moves.confirm.told"),
        place="onward",
    ),
""",
    ),
}
"""Table → the row that stands after ours, and our rows."""
WORDS = {
    "fields/iban.po": {
        "fields.iban.check": (
            "{label} phải đúng hai chữ số kiểm tra; so lại với sổ tài khoản",
            "{label} must have the right check digits; compare it with your statement",
            "{label} doit avoir la bonne clé de contrôle ; comparez avec votre relevé",
        ),
        "fields.iban.signs": (
            "{label} phải gồm hai chữ cái của nước, hai chữ số, rồi chữ cái và chữ số",
            "{label} must be two letters of a country, two digits, then letters and digits",
            "{label} doit comporter deux lettres de pays, deux chiffres, puis des lettres et des chiffres",
        ),
    },
    "steps.po": {
        "steps.verifying.name": ("Đang xác minh", "Being verified", "En vérification"),
        "steps.verifying.next": (
            "Bạn chưa phải làm gì.",
            "You do not need to do anything yet.",
            "Vous n’avez rien à faire.",
        ),
        "steps.verifying.note": (
            "Đơn vị đang xác minh tại chỗ.",
            "The unit is verifying on the spot.",
            "Le service vérifie sur place.",
        ),
    },
    "moves.po": {
        "moves.confirm.label": ("Xác minh xong", "Verified", "Vérification faite"),
        "moves.confirm.told": (
            "Đơn vị đã xác minh xong.",
            "The unit has verified.",
            "Le service a terminé la vérification.",
        ),
        "moves.verify.label": ("Xác minh", "Verify", "Vérifier"),
        "moves.verify.told": (
            "Đơn vị bắt đầu xác minh.",
            "The unit began to verify.",
            "Le service a commencé la vérification.",
        ),
    },
}
"""File of words → key → what is said in Vietnamese, English and French."""
LANGUAGES = ("vi", "en", "fr")
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
