"""The directory: people, employers, their names, and who may know how to reach whom."""
