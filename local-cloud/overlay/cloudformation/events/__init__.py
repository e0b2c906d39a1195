"""The events that stack operations leave."""
