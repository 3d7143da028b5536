"""What the pages are given to show: plain frozen data, made by the build and by handlers/web."""

from site_templates.views.card import Card, card_of
from site_templates.views.desk import Act, Confirm, Desk, DeskDossier, Input, Slip, Tab
from site_templates.views.filing import (
    AnswerWarning,
    CheckPage,
    ExitPage,
    FileLimits,
    FormPage,
    ImportResult,
    PaperPage,
    Payment,
    Receipt,
    Upload,
)
from site_templates.views.frame import PER_PAGE, Group, Line, Problem, Site, Visitor, address, site_of
from site_templates.views.tracking import History, LookupPage, RegisterPage, Row, Status, Supplement

__all__ = [
    "PER_PAGE",
    "Act",
    "AnswerWarning",
    "Card",
    "CheckPage",
    "Confirm",
    "Desk",
    "DeskDossier",
    "ExitPage",
    "FileLimits",
    "FormPage",
    "Group",
    "History",
    "ImportResult",
    "Input",
    "Line",
    "LookupPage",
    "PaperPage",
    "Payment",
    "Problem",
    "Receipt",
    "RegisterPage",
    "Row",
    "Site",
    "Slip",
    "Status",
    "Supplement",
    "Tab",
    "Upload",
    "Visitor",
    "address",
    "card_of",
    "site_of",
]
