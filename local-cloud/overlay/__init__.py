"""What AWS does and the emulator does not: one module for each deviation."""
