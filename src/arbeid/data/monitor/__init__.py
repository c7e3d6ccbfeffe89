"""What was counted, by country: which years may be compared, and what was declared beforehand."""
