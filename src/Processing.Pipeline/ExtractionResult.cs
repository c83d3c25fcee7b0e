using System.Collections.Immutable;
using Processing.Documents;
using Processing.Matching.Results;

namespace Processing.Pipeline;

/// <summary>What one document gave.</summary>
/// <param name="Records">The records, in document order.</param>
/// <param name="Zones">The zones, in document order.</param>
/// <param name="Truncation">Why the result is not whole; null when it is.</param>
/// <param name="Error">Why the document could not be read; null when it could. Then there are no records.</param>
/// <param name="Statistics">What was worked through.</param>
public sealed record ExtractionResult(
    ImmutableArray<ExtractedRecord> Records,
    ImmutableArray<ExtractedZone> Zones,
    Truncation? Truncation,
    ReadError? Error,
    ExtractionStatistics Statistics)
{
    /// <summary>Full name of the first rule that was stopped for its steps; null where none was.</summary>
    public string? StoppedRule { get; init; }

    /// <summary>The characters that places count in, as UTF-8: the document itself where it is that, else what the reader made of it. Null where it was not read.</summary>
    public ReadOnlyMemory<byte>? Content { get; init; }

    /// <summary>Where the time went; null where the engine has no clock, or the document could not be read.</summary>
    public ExtractionPhases? Phases { get; init; }
}

/// <summary>What was worked through.</summary>
/// <param name="MediaType">What the document was read as.</param>
/// <param name="Bytes">Bytes of the document as given.</param>
/// <param name="Tokens">Tokens of its text.</param>
/// <param name="Sentences">Sentences of its text.</param>
public readonly record struct ExtractionStatistics(string MediaType, int Bytes, int Tokens, int Sentences);
