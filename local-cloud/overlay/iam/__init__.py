"""Who may do what: policies of roles, evaluated in accounts that ask for it."""
