"""Official Thai documents from data.

::

    file ──intake▶ model ──filling▶ DOCX ──layout▶ pages ──pdf▶ bytes

``read`` a YAML or JSON file into a ``Circular`` or an ``Agreement`` (or build one in Python),
``make`` it into DOCX and PDF bytes, and ``write`` them to a folder.
Everything is loaded at first use: importing this package alone costs next to nothing.
"""
