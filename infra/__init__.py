"""Floor 4, where it runs: the templates, the local runtime and the deployment package."""
