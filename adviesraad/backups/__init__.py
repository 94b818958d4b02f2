"""The database and the files in one archive, and back again (docs/adr/0019-backups.md)."""
