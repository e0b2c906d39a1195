"""Change sets, from CreateChangeSet to ExecuteChangeSet."""
