"""« Mon équipe »: members and their dates, bringing someone in, what is asked of the administrators."""
