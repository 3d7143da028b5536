"""The only reader of YAML: files to a catalogue, or complaints with their places."""
