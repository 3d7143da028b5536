"""When something applies: the condition grammar, rules between answers, and both as JavaScript."""
