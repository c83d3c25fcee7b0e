using System.Collections.Immutable;
using System.Text;
using Processing.Rules.Diagnostics;
using Processing.Rules.Sources;

namespace Processing.Rules.Analysis.Fixes;

/// <summary>Applies the fixes of diagnostics to the texts they were found in.</summary>
public static class FixApplier
{
    /// <summary>Applies all fixes that promise enough and do not touch each other; of two that do, the first in the order given. A fix is applied whole or not at all.</summary>
    /// <param name="diagnostics">The diagnostics.</param>
    /// <param name="trust">What a fix must promise at least; <see cref="FixSafety.ShownOnly"/> fixes are never applied.</param>
    /// <param name="mayChange">Whether a source may be changed; a fix that would change another is left out.</param>
    public static FixOutcome Apply(ImmutableArray<Diagnostic> diagnostics, FixSafety trust, Func<SourceText, bool> mayChange)
    {
        ArgumentNullException.ThrowIfNull(mayChange);
        var taken = new Dictionary<SourceText, List<TextEdit>>();
        var applied = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var diagnostic in diagnostics)
        {
            if (diagnostic.Fix is not { Edits.IsEmpty: false } fix || !IsTrusted(fix.Safety, trust)
                || fix.Edits.Any(edit => !mayChange(edit.Location.Source) || edit.Location.Source.InvalidAt >= 0 || Touches(taken, edit)))
            {
                continue;
            }

            applied.Add(diagnostic);
            foreach (var edit in fix.Edits)
            {
                if (!taken.TryGetValue(edit.Location.Source, out var edits))
                {
                    taken.Add(edit.Location.Source, edits = []);
                }

                edits.Add(edit);
            }
        }

        return new FixOutcome([.. taken.Select(file => new FixedText(file.Key, Rewrite(file.Key.Content, file.Value)))], applied.ToImmutable());
    }

    private static bool IsTrusted(FixSafety safety, FixSafety trust) => safety == FixSafety.Safe || (safety == FixSafety.Unsafe && trust == FixSafety.Unsafe);

    // Two insertions at one place touch as well: their order would be a guess.
    private static bool Touches(Dictionary<SourceText, List<TextEdit>> taken, TextEdit edit)
    {
        var span = edit.Location.Span;
        return taken.TryGetValue(edit.Location.Source, out var edits)
            && edits.Any(other => other.Location.Span.Start <= span.End && span.Start <= other.Location.Span.End);
    }

    private static string Rewrite(string content, List<TextEdit> edits)
    {
        var text = new StringBuilder(content.Length);
        var position = 0;
        foreach (var edit in edits.OrderBy(edit => edit.Location.Span.Start))
        {
            text.Append(content, position, edit.Location.Span.Start - position).Append(edit.NewText);
            position = edit.Location.Span.End;
        }

        return text.Append(content, position, content.Length - position).ToString();
    }
}
