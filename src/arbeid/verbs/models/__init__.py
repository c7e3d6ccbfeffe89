"""The calculators of published studies, and many labour-flow runs at once."""
