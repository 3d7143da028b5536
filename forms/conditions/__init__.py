"""When something applies: the grammar of conditions, also as JavaScript, and rules between answers."""
