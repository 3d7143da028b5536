"""Floor 1: what may be asked, and in which words. Imports nothing of ours above; only forms/source reads or writes YAML."""
