using System.Collections.Immutable;
using Processing.Documents;
using Processing.Pipeline;
using Processing.Server.Mapping;
using Wire = Processing.Extraction.V1;

namespace Processing.Server.Shadowing;

/// <summary>A document that was answered, to be worked on once more by a shadow revision.</summary>
/// <param name="Name">The caller's name of it; may be empty.</param>
/// <param name="Input">The document.</param>
/// <param name="Options">What the caller wanted of it.</param>
/// <param name="Messages">What made messages of the records that were answered.</param>
/// <param name="Answered">The records that were answered. They are shared and must not be changed.</param>
internal sealed record ShadowDocument(string Name, DocumentInput Input, ExtractionOptions Options, RecordMessages Messages, ImmutableArray<Wire.Record> Answered);
