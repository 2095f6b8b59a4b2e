"""Text with places: YAML, the table of fields, faults."""
