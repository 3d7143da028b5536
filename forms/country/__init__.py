"""What belongs to a country: its working days and holidays, its provinces and communes."""
