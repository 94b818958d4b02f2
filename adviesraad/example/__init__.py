"""The example data: a fictional municipality, told in TOML files and loaded through the actions."""
