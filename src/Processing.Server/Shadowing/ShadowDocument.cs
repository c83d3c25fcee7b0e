using System.Collections.Immutable;
using Processing.Documents;
using Processing.Pipeline;
using Processing.Server.Mapping;

namespace Processing.Server.Shadowing;

/// <summary>A document that was answered, to be worked on once more by a shadow revision.</summary>
/// <param name="Name">The caller's name of it; may be empty.</param>
/// <param name="Input">The document.</param>
/// <param name="Options">What the caller wanted of it.</param>
/// <param name="Messages">What makes messages of records.</param>
/// <param name="Answered">The records that were answered.</param>
internal sealed record ShadowDocument(string Name, DocumentInput Input, ExtractionOptions Options, RecordMessages Messages, ImmutableArray<ExtractedRecord> Answered);
