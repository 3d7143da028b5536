"""How it looks: one renderer, pages made of components, and the texts of the interface itself."""
