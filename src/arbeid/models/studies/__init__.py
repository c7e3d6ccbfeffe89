"""Calculators of published studies, each with its own inputs."""
