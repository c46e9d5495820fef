"""What names a person: its forms in all scripts, and where they stand in texts."""
