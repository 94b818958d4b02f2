"""Mail about what waits, what is late and what came in: gathered by day and from the trail, sent by the worker."""
