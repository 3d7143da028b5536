"""When something applies: the grammar of conditions, rules between answers, and both as JavaScript."""
