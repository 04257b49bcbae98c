"""Teams: who is followed by whom, and whom a coordinator may bring in."""
