"""Floor 3: what happens next. The files beside this one are the deployed functions, exactly."""

import gc

# Nearly all that is made while a function starts stays: Python would look 700 times for what does not.
gc.set_threshold(50_000, 20, 20)
