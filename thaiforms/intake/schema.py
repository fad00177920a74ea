"""JSON Schema of the forms, so that editors offer and check what the reader accepts."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from thaiforms.errors import Fault, Place, UsageError
from thaiforms.model import FORMS


def json_schema(kind: str) -> dict[str, Any]:
    """The JSON Schema of a form, with Thai titles. Raises UsageError for a form that there is not."""
    if kind not in FORMS:
        raise UsageError(Fault("unknown-form", Place(), kind, {"known": ", ".join(FORMS)}))
    schema = FORMS[kind].model_json_schema(schema_generator=_Editors)
    schema["properties"]["form"] = {"const": kind, **_only(schema["properties"]["form"], "title", "description")}
    schema["required"] = ["form", *schema["required"]]
    return {"$schema": _Editors.schema_dialect, **schema}


class _Editors(GenerateJsonSchema):
    """Types as the reader takes them. A field with a default may stay empty; the default itself is for Python alone."""

    def default_schema(self, schema: Any) -> JsonSchemaValue:
        """The schema of the value, or nothing."""
        return _or_nothing(self.generate_inner(schema["schema"]))


def _or_nothing(schema: JsonSchemaValue) -> JsonSchemaValue:
    if "enum" in schema:
        return {"enum": [*schema["enum"], *({""} - set(schema["enum"])), None]}
    if "type" in schema:
        types = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
        return {**schema, "type": [*types, *({"null"} - set(types))]}
    return {"anyOf": [*schema.get("anyOf", [schema]), {"type": "null"}]}


def _only(schema: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: schema[name] for name in names if name in schema}
