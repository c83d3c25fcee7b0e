using Processing.Rules.Syntax;

namespace Processing.Rules.Analysis.Formatting;

/// <summary>Aligns neighbouring clauses: the types of fields, the arguments and modifiers of frames, and <c>=&gt;</c>.</summary>
internal static class LineAligner
{
    /// <summary>Most blanks that a line takes to stand under its neighbours; one that would need more starts a new run.</summary>
    private const int MostBlanks = 48;

    /// <summary>Aligns the lines of one declaration.</summary>
    public static void Align(DeclarationSyntax declaration, List<FormattedLine> lines)
    {
        var isFrame = declaration.Clauses.Any(clause => clause is TriggerSyntax);
        AlignRuns(lines, line => isFrame ? Argument(line.Clause) : (line.Clause as FieldSyntax)?.Type.DescendantTokens().First());
        AlignRuns(lines, line => line.Clause is SlotSyntax { Modifiers.IsEmpty: false } slot ? slot.Modifiers[0].Keyword : null);
        AlignRuns(lines, line => line.Clause switch
        {
            EntityMatchSyntax match => match.Arrow,
            EntrySyntax entry => entry.Arrow,
            _ => null,
        });
    }

    // What stands behind the keyword, or behind the name and colon of a slot.
    private static SyntaxToken? Argument(ClauseSyntax? clause) => clause?.DescendantTokens().ElementAtOrDefault(clause is SlotSyntax ? 2 : 1);

    private static void AlignRuns(List<FormattedLine> lines, Func<FormattedLine, SyntaxToken?> stopOf)
    {
        var run = new List<(FormattedLine Line, SyntaxToken Stop, int Column)>();
        foreach (var line in lines)
        {
            if (line.EmptyLineAbove || stopOf(line) is not { } stop || !line.Contains(stop))
            {
                Flush(run);
            }

            if (stopOf(line) is { } mark && line.Contains(mark))
            {
                var column = line.ColumnOf(mark);
                if (run.Count > 0 && Math.Max(column, run.Max(other => other.Column)) - Math.Min(column, run.Min(other => other.Column)) > MostBlanks)
                {
                    Flush(run);
                }

                run.Add((line, mark, column));
            }
        }

        Flush(run);
    }

    private static void Flush(List<(FormattedLine Line, SyntaxToken Stop, int Column)> run)
    {
        foreach (var (line, stop, column) in run)
        {
            line.Widen(stop, run.Max(other => other.Column) - column);
        }

        run.Clear();
    }
}
