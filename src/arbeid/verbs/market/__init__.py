"""What one can ask of a labour market: who is touched, by which measure, where, how alike measures are."""
