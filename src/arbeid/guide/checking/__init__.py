"""What is wrong, odd or worth a look in a chapter, and how findings are told."""
