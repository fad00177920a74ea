"""Archives and names that can be trusted, and files published whole.

``archives`` opens DOCX and XLSX files, ``names`` makes safe file names, ``files`` publishes files whole or not at all.
"""
