"""What every chart is drawn with: paper and pen, axes, layouts, the figure with its table twin."""
