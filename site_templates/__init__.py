"""How it looks: one renderer, and pages made of components; what they say is in forms/words."""
