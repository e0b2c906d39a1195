"""What CloudFormation needs of a role to create, change and delete resources."""
