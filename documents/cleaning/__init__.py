"""What a stranger gets of a file: a copy without what is nobody else's business, and what one should look at first."""
