"""Figures and reports: one object gives chart, table, words and files."""
