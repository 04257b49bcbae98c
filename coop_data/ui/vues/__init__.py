"""« Mes vues »: the displays of a page that someone keeps, opens again and shares."""
