"""Files of other programs: spreadsheets, CSV and documents, read as grids of cells and understood as lists."""
