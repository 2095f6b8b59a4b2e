"""The long runs before a release: the same promises as in the fixed tests, at their full numbers."""
