"""Extracts records from documents through the extraction service."""

from ._generated.processing.extraction.v1.document_pb2 import Document
from ._generated.processing.extraction.v1.extraction_service_pb2 import ExtractDocumentsRequest, ExtractStreamResponse, ExtractUploadResponse
from ._generated.processing.extraction.v1.options_pb2 import ExtractionOptions, OffsetUnit, RecordForm
from ._generated.processing.extraction.v1.place_pb2 import Place
from ._generated.processing.extraction.v1.record_pb2 import Field, Mention, Record, Zone
from ._generated.processing.extraction.v1.result_pb2 import ExtractionResult, ExtractionSummary
from ._generated.processing.extraction.v1.value_pb2 import Value
from ._generated.reasons import Reason
from ._generated.processing.authoring.v1.diagnostic_pb2 import Diagnostic, Severity
from .authoring import AuthoringClient
from .cancellation import Cancellation
from .client import DocumentAnswer, ExtractionClient
from .errors import ExtractionError, FieldViolation, RuleDiagnostic
from .places import text_at, text_in
from .rule_sets import RuleSetClient
from .typed import places_of, typed

__all__ = [
    "AuthoringClient",
    "Cancellation",
    "Diagnostic",
    "Document",
    "DocumentAnswer",
    "ExtractDocumentsRequest",
    "ExtractStreamResponse",
    "ExtractUploadResponse",
    "ExtractionClient",
    "ExtractionError",
    "ExtractionOptions",
    "ExtractionResult",
    "ExtractionSummary",
    "Field",
    "FieldViolation",
    "Mention",
    "OffsetUnit",
    "Place",
    "Reason",
    "Record",
    "RecordForm",
    "RuleDiagnostic",
    "RuleSetClient",
    "Severity",
    "Value",
    "Zone",
    "places_of",
    "text_at",
    "text_in",
    "typed",
]
