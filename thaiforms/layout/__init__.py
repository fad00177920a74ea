"""Any DOCX to finished pages: read_docx ▶ story ▶ lines ▶ tables ▶ pages."""

from thaiforms.layout.lay_out import Laid, lay_out

__all__ = ["Laid", "lay_out"]
