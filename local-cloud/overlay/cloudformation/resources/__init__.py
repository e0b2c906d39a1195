"""The resource types that a stack creates, updates and deletes."""
