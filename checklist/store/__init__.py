"""The world below the values: files, configuration, holidays."""
