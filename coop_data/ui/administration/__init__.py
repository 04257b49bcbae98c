"""The administrator's screens: what needs attention, accounts, imports, journal."""
