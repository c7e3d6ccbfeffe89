"""Commands about a labour market."""
