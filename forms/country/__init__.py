"""What belongs to a country: its numbers, money, clock and working days; each pack is a folder in here."""
