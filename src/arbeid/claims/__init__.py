"""Published claims, the rules behind them, and what they come to on other data."""
