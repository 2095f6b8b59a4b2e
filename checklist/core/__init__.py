"""Values and what follows from them: no input, no output, no clock."""
