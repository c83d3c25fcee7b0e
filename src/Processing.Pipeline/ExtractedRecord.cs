using System.Collections.Immutable;
using Processing.Matching.Values;
using Processing.Text;

namespace Processing.Pipeline;

/// <summary>A record with places in the document as given.</summary>
/// <param name="Record">Name of the record type.</param>
/// <param name="Rule">Full name of the rule that found it.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="Place">Everything the rule matched.</param>
/// <param name="Fields">The filled fields, in the order the record declares them.</param>
/// <param name="Mentions">Every place that names the same thing, in text order; at least one.</param>
public sealed record ExtractedRecord(
    string Record,
    string Rule,
    double Score,
    OriginalPlace Place,
    ImmutableArray<ExtractedField> Fields,
    ImmutableArray<ExtractedMention> Mentions)
{
    /// <summary>The package that declares the record type; empty for rules without one.</summary>
    public string Package { get; init; } = "";
}

/// <summary>One filled field.</summary>
/// <param name="Name">The field.</param>
/// <param name="Value">Its value.</param>
/// <param name="Places">Where it was read; empty only for a constant that the rule sets, and for a statement of the document without a place.</param>
public sealed record ExtractedField(string Name, Value Value, ImmutableArray<OriginalPlace> Places);

/// <summary>One place that names a thing.</summary>
/// <param name="Text">The text there, as the reader gave it.</param>
/// <param name="Place">The place.</param>
public sealed record ExtractedMention(string Text, OriginalPlace Place);

/// <summary>A part of the document that a zone declaration named.</summary>
/// <param name="Zone">Name of the zone.</param>
/// <param name="Place">Its place.</param>
public sealed record ExtractedZone(string Zone, OriginalPlace Place);
