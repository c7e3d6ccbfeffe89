"""What commands share: options, tables, formats, progress, and how they are declared."""
