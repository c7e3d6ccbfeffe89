"""Sources, shipped tables, crosswalks and economies."""
