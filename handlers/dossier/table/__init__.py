"""The step table as data: the steps, the moves between them, and the coded reasons."""
