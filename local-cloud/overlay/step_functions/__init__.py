"""Step Functions: executions, and the ECS tasks that they run."""
