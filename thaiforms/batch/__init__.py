"""Many documents: a roster and a form with its columns, run into a folder; what failed, to be mended and run again."""
