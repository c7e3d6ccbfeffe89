"""How long a page takes to read, hear or watch."""
