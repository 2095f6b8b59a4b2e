"""Ways out of the house: letters delivered by mail and by chat robots."""
