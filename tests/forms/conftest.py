"""Property tests here judge truth, not speed: a busy machine fails none of them."""

from hypothesis import settings

settings.register_profile("truth", deadline=None)
settings.load_profile("truth")
