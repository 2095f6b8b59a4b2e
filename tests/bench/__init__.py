"""Speed, as ratios in one run: a generator of realistic lists and the yardsticks they are measured against."""
