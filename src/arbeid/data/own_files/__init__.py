"""Files of a reader’s own: codes, numbers and tables as spreadsheets write them."""
