"""From data files to forms, and back: YAML, JSON and workbooks, with the line or cell that each value came from."""

from thaiforms.intake.dump import dump, dump_values
from thaiforms.intake.reading import Reading, read, read_bytes, read_file
from thaiforms.intake.schema import json_schema
from thaiforms.intake.settings import set_values
from thaiforms.intake.tree import Tree

__all__ = ["Reading", "Tree", "dump", "dump_values", "json_schema", "read", "read_bytes", "read_file", "set_values"]
