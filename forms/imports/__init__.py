"""Forms of other formats made into ours: read, converted, and written as YAML to continue by hand."""
