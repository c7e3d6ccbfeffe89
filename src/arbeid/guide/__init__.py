"""Course chapters: repair, parse, write, check and render."""
