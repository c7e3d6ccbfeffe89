"""What can be asked in one box."""
