"""« Qualité des données »: the remarks of each check, and the ways to correct, confirm or ask for a correction."""
