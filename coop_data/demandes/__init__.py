"""What coordinators and employers ask of the administrators: an account, a person to be brought in."""
