"""The one box on the command line."""
