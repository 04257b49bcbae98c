"""« Mon équipe »: members and their dates, invitations, requests to the administrators."""
