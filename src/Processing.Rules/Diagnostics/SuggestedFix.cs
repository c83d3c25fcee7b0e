using System.Collections.Immutable;
using Processing.Rules.Sources;

namespace Processing.Rules.Diagnostics;

/// <summary>A change that mends what a diagnostic reports.</summary>
/// <param name="Title">What it does, beginning with a small letter, without a full stop.</param>
/// <param name="Safety">What it promises.</param>
/// <param name="Edits">The edits, in text order, not overlapping.</param>
public sealed record SuggestedFix(string Title, FixSafety Safety, ImmutableArray<TextEdit> Edits);

/// <summary>What a fix promises.</summary>
public enum FixSafety
{
    /// <summary>It means what the author meant; may be applied unseen.</summary>
    Safe = 0,

    /// <summary>It may change what the rules mean; the author should look.</summary>
    Unsafe,

    /// <summary>Shown as an example; not to be applied as it is.</summary>
    ShownOnly,
}

/// <summary>One replacement.</summary>
/// <param name="Location">What is replaced.</param>
/// <param name="NewText">What takes its place.</param>
public sealed record TextEdit(SourceLocation Location, string NewText);
