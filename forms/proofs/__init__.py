"""What `check` proves of a catalogue before anything is built."""
