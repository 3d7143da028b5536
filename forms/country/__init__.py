"""What belongs to a country: its numbers, money, clock and working days; a pack is a folder of this one."""
