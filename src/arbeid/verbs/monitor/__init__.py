"""What one can ask of counted people: is it visible yet, and did older scores foretell it."""
