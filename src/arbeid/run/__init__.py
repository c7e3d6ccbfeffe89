"""The one way from a scenario to a result."""
