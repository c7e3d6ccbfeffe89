"""From what people call their job to occupations that statistics know."""
