"""The emulator as every deviation sees it: its private names, its requests and answers, and what a test asks of it."""
