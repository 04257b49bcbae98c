"""« Mes partenaires »: the directory, one partner, the merge of spellings."""
