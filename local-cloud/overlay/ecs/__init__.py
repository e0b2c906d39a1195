"""ECS: running tasks."""
