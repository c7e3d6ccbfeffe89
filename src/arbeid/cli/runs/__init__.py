"""Commands about scenarios and flows."""
