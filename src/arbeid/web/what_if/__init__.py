"""The what-if page's state, controls and words."""
