using System.Collections.Immutable;
using Processing.Matching.Values;
using Processing.Text;

namespace Processing.Matching.Programs;

/// <summary>A test that an author wrote beside the rules. Tests are no part of a program and do not change its revision.</summary>
/// <param name="Name">What it says.</param>
/// <param name="Path">The rules file.</param>
/// <param name="Line">Its line there, counted from 1.</param>
/// <param name="Given">The document's text.</param>
/// <param name="MediaType">What it is read as, such as <c>text/plain</c>.</param>
/// <param name="Language">Its language; <see cref="TextLanguage.None"/> to tell by content.</param>
/// <param name="Expectations">What must and must not come out, in the order written.</param>
/// <param name="IsTodo">Whether it is known to fail; then it is an error that it passes.</param>
public sealed record RuleTest(
    string Name,
    string Path,
    int Line,
    string Given,
    string MediaType,
    TextLanguage Language,
    ImmutableArray<RecordExpectation> Expectations,
    bool IsTodo)
{
    /// <summary>The moment from which relative dates count; null where the test gives none: then they stay unresolved.</summary>
    public DateTime? Reference { get; init; }
}

/// <summary>A record that must or must not come out.</summary>
/// <param name="Record">Name of the record type.</param>
/// <param name="Kind">Whether one must, or none.</param>
/// <param name="Line">Its line in the rules file, counted from 1.</param>
/// <param name="Fields">Field names and the values they must have. Values compare by what they print as, texts after folding; other fields may have any value.</param>
public sealed record RecordExpectation(string Record, ExpectationKind Kind, int Line, ImmutableArray<KeyValuePair<string, Value>> Fields)
{
    /// <summary>The text of one of its places, compared after folding; null where it may stand anywhere.</summary>
    public string? At { get; init; }

    /// <summary>The score, compared to four digits; null for any.</summary>
    public decimal? Score { get; init; }
}

/// <summary>How many records an expectation wants.</summary>
public enum ExpectationKind
{
    /// <summary>At least one.</summary>
    One = 0,

    /// <summary>None: <c>expect no</c>.</summary>
    None,

    /// <summary>None but those that the other expectations of the test want: <c>expect no other</c>.</summary>
    NoOther,
}
