"""Reference geography and demonstration data. May import the services of `coop_data`, never its pages."""
