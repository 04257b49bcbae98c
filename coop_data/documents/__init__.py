"""Documents for people: a description in plain data (``blocs``), drawn by Typst as a tagged PDF or an image."""
