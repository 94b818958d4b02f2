"""How long the worker waits before it tries a job again that failed."""

from procrastinate import RetryStrategy

# After 5, 25 and 125 seconds, 10 and 52 minutes, and over four hours: seven attempts in all. What still fails then
# stands before the administrator.
PATIENT = RetryStrategy(max_attempts=6, exponential_wait=5)
