"""Commands that open the explorer or write it as a folder."""
