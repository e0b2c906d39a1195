"""The values of template parameters."""
