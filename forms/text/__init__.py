"""What is said and how: languages, characters, order, numbers, dates and money. Imports nothing of ours."""
