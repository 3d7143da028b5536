"""The only folder that talks to AWS: one module per thing that is stored or sent."""
