<<<<<<< HEAD
"""When something applies: the condition grammar, also as JavaScript, and rules between answers."""
=======
"""When something applies: the grammar of conditions, rules between answers, and both as JavaScript."""
>>>>>>> eng
