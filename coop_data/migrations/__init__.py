"""Schema of the database, one revision after another."""
