"""« Qualité des données »: what each check finds, the way to mend it, to confirm it or to ask for it."""
