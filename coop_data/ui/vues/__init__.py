"""« Mes vues »: saved displays of a page, to open again or share."""
