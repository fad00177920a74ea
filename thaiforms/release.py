"""Which release this is: for what is made, and for whoever asks ``thaiforms.__version__``."""

__version__ = "0.1.0"
