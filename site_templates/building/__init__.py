"""One build: what is as it was is left, every other edition is read, proven, drawn and written by itself."""
