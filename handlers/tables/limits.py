"""How much of a file of rows is read, and the refusal of a file that cannot be read."""

SIZE = 1024 * 1024
"""Bytes of the file."""
UNPACKED = 8 * 1024 * 1024
"""Bytes of a workbook unpacked: a packed megabyte may hold a thousand."""
# A zip of many tiny parts costs time out of proportion to its bytes.
PARTS = 200
"""Parts of a workbook; one of ten sheets has about thirty."""
SHEETS = 20
DEPTH = 3 * 1_048_576
"""Lines of all sheets together, blank ones too: some programs write a sheet to its very last line."""
TAGS = 400_000
"""Tags of a workbook's parts, which is what reading one takes time for; a cell has about four."""
TEXT = 2_000_000
"""Characters of all cells together: a workbook may keep a long text once and show it in a million cells."""
LINES = 5_000
"""Lines of a sheet that say anything."""
COLUMNS = 100
CELL = 20_000
"""Characters of a cell: the longest answer any question takes."""


class UnreadableFile(ValueError):
    """A file that is not taken: why (a key of form/row_file_words.py), and at which line, or 0."""

    def __init__(self, reason: str, line: int = 0) -> None:
        super().__init__(reason)
        self.reason, self.line = reason, line
