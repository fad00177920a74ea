"""The clerk's page: a form to fill in, with the printed page beside it, on the office's own PC and nowhere else.

``create_app`` is the whole of it; ``serve`` runs it on this machine alone. Needs the extra ``thaiforms[web]``.
"""
