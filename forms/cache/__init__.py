"""What an earlier build worked out, by the hash of all it followed from, so that no build does it twice."""
