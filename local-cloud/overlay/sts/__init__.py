"""STS: roles for web identities, and the end of sessions."""
