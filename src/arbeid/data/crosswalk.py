"""The name under which 0.1.0 had the crosswalks; `data/codes/crosswalk.py` holds them."""

from arbeid.data.codes.crosswalk import Loss, Step, carry, find_path, reachable, spread

__all__ = ["Loss", "Step", "carry", "find_path", "reachable", "spread"]
