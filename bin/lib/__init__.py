"""What bin/demo, bin/test and bin/manage share; only the standard library, since it makes the environment."""
