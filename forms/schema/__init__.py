"""What an administrator writes: procedures, fees, papers, units, the site; and the catalogue of all."""
