"""The real forms filled in as people would: procedure, day, canonical answers."""

from tests.forms.filled_identity import IDENTITY
from tests.forms.filled_residence import RESIDENCE

FILLED = [*RESIDENCE, *IDENTITY]
