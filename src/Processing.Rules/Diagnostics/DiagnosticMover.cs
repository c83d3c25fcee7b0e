using Processing.Rules.Sources;

namespace Processing.Rules.Diagnostics;

/// <summary>Moves diagnostics of a declaration that an edit elsewhere has moved.</summary>
internal static class DiagnosticMover
{
    /// <summary>The same diagnostic in another text, all of its places moved by the same distance.</summary>
    public static Diagnostic Move(Diagnostic diagnostic, SourceText source, int delta)
    {
        SourceLocation Moved(SourceLocation place) => new(source, place.Span with { Start = place.Span.Start + delta });
        DiagnosticLabel MovedLabel(DiagnosticLabel label) => label with { Location = Moved(label.Location) };
        return diagnostic with
        {
            Primary = MovedLabel(diagnostic.Primary),
            Secondary = [.. diagnostic.Secondary.Select(MovedLabel)],
            Fix = diagnostic.Fix is { } fix ? fix with { Edits = [.. fix.Edits.Select(edit => edit with { Location = Moved(edit.Location) })] } : null,
        };
    }
}
