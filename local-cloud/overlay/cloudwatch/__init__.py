"""CloudWatch: alarms, and what they tell."""
