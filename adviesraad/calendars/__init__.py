"""Due dates as calendars (iCalendar, RFC 5545): a secret one per user, and public ones per advisory council."""
