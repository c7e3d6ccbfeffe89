"""Answers to whether it is visible yet, and whether older scores foretold what happened."""
