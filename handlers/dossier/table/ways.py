"""How a result reaches the citizen: at the desk by appointment, by post with a number, or electronically."""

from collections.abc import Mapping

from forms.text.language import Text
from forms.text.words import Phrase

WAYS: Mapping[str, Text] = {
    "desk": Phrase("dossier.result.ways.desk"),
    "post": Phrase("dossier.result.ways.post"),
    "electronic": Phrase("dossier.result.ways.electronic"),
}
AT_DECIDE: Mapping[str, tuple[str, ...]] = {"desk": ("appointment",)}
"""What the decision must name, by way of receiving."""
AT_RETURN: Mapping[str, tuple[str, ...]] = {"desk": ("collected_by",), "post": ("tracking",)}
"""What handing over must name, by way of receiving."""
