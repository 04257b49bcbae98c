"""Files: figures and rows turned into bytes; nothing here queries the database."""
