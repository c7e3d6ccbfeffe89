"""A chapter's text: front matter, headings and passages; read, mended, written and begun."""
