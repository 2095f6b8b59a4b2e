"""What is said of a list: reports as data."""
