"""From what somebody types to what there is to find: claims, stories, places, measures and terms."""
