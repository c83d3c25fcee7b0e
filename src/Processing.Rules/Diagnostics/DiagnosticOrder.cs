using System.Collections.Immutable;
using Processing.Rules.Sources;

namespace Processing.Rules.Diagnostics;

/// <summary>Puts diagnostics in the order in which they are shown, and cuts the list of a file that has too many.</summary>
public static class DiagnosticOrder
{
    /// <summary>By path, place, id and message; of a file at most so many, then one that says how many there are more.</summary>
    /// <param name="diagnostics">The diagnostics, in any order.</param>
    /// <param name="mostPerFile">Most that are listed of one file; at least 1.</param>
    public static ImmutableArray<Diagnostic> Sort(IEnumerable<Diagnostic> diagnostics, int mostPerFile)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        var sorted = ImmutableArray.CreateBuilder<Diagnostic>();
        var files = diagnostics.GroupBy(diagnostic => diagnostic.Location.Source.Path).OrderBy(file => file.Key, StringComparer.Ordinal);
        foreach (var file in files)
        {
            var inOrder = file.OrderBy(diagnostic => diagnostic.Location.Span.Start).ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)
                .ThenBy(diagnostic => diagnostic.Message, StringComparer.Ordinal).ToArray();
            sorted.AddRange(inOrder.Take(mostPerFile));
            if (inOrder.Length > mostPerFile)
            {
                // As bad as what is not shown: warnings alone must not refuse the rules.
                var worst = inOrder.Skip(mostPerFile).Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning;
                var place = inOrder[mostPerFile].Location;
                var more = inOrder.Length - mostPerFile + inOrder.Sum(diagnostic => diagnostic.Further);
                sorted.Add(EmitDiagnostics.MoreDiagnostics(new SourceLocation(place.Source, place.Span), more, mostPerFile, worst));
            }
        }

        return sorted.ToImmutable();
    }
}
