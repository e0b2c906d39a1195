"""CloudFormation, from what a stack is made of (`resources`) to what changes it (`change_set`)."""
