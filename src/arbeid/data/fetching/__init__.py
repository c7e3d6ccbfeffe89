"""Raw sources: where their bytes may be had, fetched whole, kept, and watched for changes."""
