"""From reports to the plain rows that figures read."""
