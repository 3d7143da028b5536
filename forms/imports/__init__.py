"""Forms of other formats made into ours: read, converted, and written as YAML that a person goes on with."""
