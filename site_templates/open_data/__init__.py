"""What procedures are, said to machines: CPSV-AP, schema.org, and all of them in one file."""
