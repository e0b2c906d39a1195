"""STS: roles for credentials and for web identities, and the end of sessions."""
