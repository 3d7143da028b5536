"""When something applies: the condition grammar, also as JavaScript, and rules between answers."""
