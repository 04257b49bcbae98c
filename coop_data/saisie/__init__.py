"""Entering activities: what a form says, the rules it must keep, and the one path for a write."""
