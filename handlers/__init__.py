"""Floor 3: what happens next. The files beside this one are the deployed functions, exactly."""
