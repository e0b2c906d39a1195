"""ECR: the API of repositories and images, and the registry that Docker talks to."""
