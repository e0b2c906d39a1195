"""Corrections of the emulator, by service: one module for each thing that AWS does and the emulator does not."""
