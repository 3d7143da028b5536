"""The catalogue as functions read it: an index and a file for each edition, judged by the build alone."""
