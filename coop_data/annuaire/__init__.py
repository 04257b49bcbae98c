"""The directory: people, employers, their names, and the rule on contacts."""
