"""Reading templates, and handing them out."""
