"""What the pages are given to show: plain frozen data, made by the build and by handlers/web."""

from site_templates.views.desk import Act, Desk, DeskDossier, Input, Slip, Tab
from site_templates.views.filing import CheckPage, FormPage, Payment, Receipt, Upload
from site_templates.views.frame import Group, Line, Problem, Site, Visitor
from site_templates.views.tracking import History, LookupPage, RegisterPage, Row, Status, Supplement

__all__ = [
    "Act",
    "CheckPage",
    "Desk",
    "DeskDossier",
    "FormPage",
    "Group",
    "History",
    "Input",
    "Line",
    "LookupPage",
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
]
