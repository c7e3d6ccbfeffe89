"""A chapter in the forms that others read."""
