"""Requests of coordinators and employers to the administrators: an account, or a person to add."""
