"""Laws, examples and sessions: what is promised, held to."""
