"""What the verbs on a whole labour market answer."""
