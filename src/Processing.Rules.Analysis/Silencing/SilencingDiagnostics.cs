using System.Collections.Immutable;
using Processing.Rules.Diagnostics;
using Processing.Rules.Sources;

namespace Processing.Rules.Analysis.Silencing;

/// <summary>What is wrong with silencing comments: DP4001 to DP4003. These cannot be silenced.</summary>
public static class SilencingDiagnostics
{
    private static readonly DiagnosticDescriptor UnknownDescriptor = new("DP4001", DiagnosticSeverity.Warning, "A silencing of something that cannot be silenced");
    private static readonly DiagnosticDescriptor ReasonlessDescriptor = new("DP4002", DiagnosticSeverity.Warning, "A silencing without a reason");
    private static readonly DiagnosticDescriptor NeedlessDescriptor = new("DP4003", DiagnosticSeverity.Warning, "A silencing that silences nothing");

    /// <summary>All descriptors, by id.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [UnknownDescriptor, ReasonlessDescriptor, NeedlessDescriptor];

    internal static Diagnostic Unknown(SilencingComment comment, string? near) =>
        new(UnknownDescriptor, $"`{comment.IdText}` is no warning that can be silenced", new DiagnosticLabel(comment.Id, near is null ? "" : $"did you mean `{near}`?"))
        {
            Help = "only warnings of analyzers can be silenced, DP4004 and above; errors have to be mended",
            Fix = near is null ? null : new SuggestedFix($"write `{near}`", FixSafety.Unsafe, [new TextEdit(comment.Id, near)]),
        };

    internal static Diagnostic Reasonless(SilencingComment comment) =>
        new(ReasonlessDescriptor, $"`{comment.IdText}` is silenced here, but nothing says why", new DiagnosticLabel(comment.Location, ""))
        {
            Help = $"write the reason behind it: `// allow {comment.IdText}: …`",
        };

    internal static Diagnostic Needless(SilencingComment comment) =>
        new(NeedlessDescriptor, $"there is no `{comment.IdText}` here to silence", new DiagnosticLabel(comment.Location, ""))
        {
            Help = "a comment of its own is about the clause or declaration below it, one behind a line about that line",
            Fix = new SuggestedFix("take the comment away", FixSafety.Safe, [new TextEdit(new SourceLocation(comment.Location.Source, WithSpace(comment.Location)), "")]),
        };

    // The comment with the blanks before it, and with its line where it has one of its own.
    private static SourceSpan WithSpace(SourceLocation place)
    {
        var content = place.Source.Content;
        var (start, end) = (place.Span.Start, place.Span.End);
        while (start > 0 && content[start - 1] is ' ' or '\t')
        {
            start--;
        }

        if (start == 0 || content[start - 1] == '\n')
        {
            var line = content.IndexOf('\n', end);
            end = line < 0 ? content.Length : line + 1;
        }

        return SourceSpan.FromBounds(start, end);
    }
}
