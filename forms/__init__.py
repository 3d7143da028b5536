"""Floor 1: what may be asked, and in which words. Only forms/source reads or writes YAML."""
