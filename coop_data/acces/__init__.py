"""Who may do what, and whose reports a request may count."""
