"""Teams: their members, and the people whom a coordinator may invite."""
