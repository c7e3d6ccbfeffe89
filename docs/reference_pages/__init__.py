"""The reference pages, one file each: Markdown lines made from what the package declares."""
