"""Commands about published claims."""
