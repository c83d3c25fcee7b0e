using System.Collections.Immutable;
using Processing.Rules.Sources;

namespace Processing.Rules.Diagnostics;

/// <summary>One thing that is wrong with the rules, where it is, and what to do.</summary>
/// <param name="Descriptor">What kind of mistake.</param>
/// <param name="Message">What is wrong, in one line that stands alone.</param>
/// <param name="Primary">Where, and what stands there.</param>
public sealed record Diagnostic(DiagnosticDescriptor Descriptor, string Message, DiagnosticLabel Primary)
{
    private const int LongestMessage = 400;

    /// <summary>What is wrong, in one line that stands alone; at most 400 characters, however long the names are that it repeats.</summary>
    public string Message { get; } = Message.Length <= LongestMessage ? Message : Message[..(LongestMessage - 1)] + "…";

    /// <summary>Its id.</summary>
    public string Id => Descriptor.Id;

    /// <summary>How bad it is.</summary>
    public DiagnosticSeverity Severity => Descriptor.Severity;

    /// <summary>The place.</summary>
    public SourceLocation Location => Primary.Location;

    /// <summary>Other places that belong to it; empty for none.</summary>
    public ImmutableArray<DiagnosticLabel> Secondary { get; init; } = [];

    /// <summary>A fact that explains it; null for none.</summary>
    public string? Note { get; init; }

    /// <summary>What to do; null for nothing more than the message says.</summary>
    public string? Help { get; init; }

    /// <summary>A change that mends it; null for none.</summary>
    public SuggestedFix? Fix { get; init; }

    /// <summary>How many more of its id in the same file it stands for: of very many only the first are kept.</summary>
    internal int Further { get; init; }

    /// <summary>The place, severity, id and message, in one line.</summary>
    public override string ToString()
    {
        var start = Location.Start;
        return $"{Location.Source.Path}({start.Line},{start.Column}): {SeverityWord} {Id}: {Message}";
    }

    internal string SeverityWord => Severity == DiagnosticSeverity.Error ? "error" : "warning";
}
