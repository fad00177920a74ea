"""A form and a Word template become a filled DOCX.

``fill(form, template)`` opens and checks the template (``templates``, ``tags``, ``blocks``, ``grammar``), compiles it once
(``compiling``), gives it the form's values (``context``, after the ``shape`` of the model), and writes the file with every
value in a content control (``controls``, ``properties``, ``package``).
"""

from thaiforms.filling.filled import Filled, fill

__all__ = ["Filled", "fill"]
