"""What people do with requests, advices and responses; each writes its event."""
