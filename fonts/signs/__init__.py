"""The signs of Thaiforms Symbols, each drawn as strokes and areas."""
