"""What `check` proves about a catalogue before anything is built."""
