using System.Collections.Frozen;
using System.Collections.Immutable;
using Processing.Rules.Analysis.Analyzers;
using Processing.Rules.Diagnostics;
using Processing.Rules.Syntax;

namespace Processing.Rules.Analysis.Silencing;

/// <summary>Takes away the warnings that are silenced where they stand, and says what is wrong with silencings.</summary>
internal static class Silencer
{
    private static readonly Lazy<FrozenSet<string>> Silenceable = new(() => AnalyzerCatalogue.All.SelectMany(analyzer => analyzer.Descriptors)
        .Concat(BudgetDiagnostics.OfPlaces).Select(descriptor => descriptor.Id).ToFrozenSet(StringComparer.Ordinal));

    /// <summary>What is left of the warnings, and what is wrong with the comments.</summary>
    /// <param name="trees">The files that were looked at.</param>
    /// <param name="found">The warnings.</param>
    /// <param name="leftOut">What was not looked at: whether a comment is needless there is not known.</param>
    public static IEnumerable<Diagnostic> Apply(IEnumerable<SyntaxTree> trees, IReadOnlyList<Diagnostic> found, IReadOnlyList<LeftOut> leftOut)
    {
        ImmutableArray<SilencingComment> comments = [.. trees.SelectMany(SilencingReader.Read)];
        var scopes = comments.Where(comment => Silenceable.Value.Contains(comment.IdText))
            .GroupBy(comment => (comment.IdText, comment.Location.Source)).ToDictionary(group => group.Key, group => new SilencingScopes(group));
        var used = new HashSet<SilencingComment>(ReferenceEqualityComparer.Instance);
        foreach (var diagnostic in found)
        {
            if (scopes.GetValueOrDefault((diagnostic.Id, diagnostic.Location.Source))?.Around(diagnostic.Location).ToArray() is { Length: > 0 } silencing)
            {
                used.UnionWith(silencing);
            }
            else
            {
                yield return diagnostic;
            }
        }

        var unsure = leftOut.SelectMany(analysis => analysis.Analyzer.Descriptors).Concat(leftOut.Count > 0 ? BudgetDiagnostics.OfPlaces : [])
            .Select(descriptor => descriptor.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var comment in comments)
        {
            if (Judge(comment, used, unsure) is { } diagnostic)
            {
                yield return diagnostic;
            }
        }
    }

    private static Diagnostic? Judge(SilencingComment comment, HashSet<SilencingComment> used, HashSet<string> unsure) =>
        !Silenceable.Value.Contains(comment.IdText) ? SilencingDiagnostics.Unknown(comment, Near(comment.IdText))
        : !used.Contains(comment) && !unsure.Contains(comment.IdText) ? SilencingDiagnostics.Needless(comment)
        : comment.Reason.Length == 0 ? SilencingDiagnostics.Reasonless(comment)
        : null;

    // One wrong character can be told where only one id is that near; more is a guess.
    private static string? Near(string id)
    {
        string[] near = [.. Silenceable.Value.Where(known => known.Length == id.Length && Differences(known, id) <= 1).Order(StringComparer.Ordinal)];
        return near.FirstOrDefault(known => Differences(known, id) == 0) ?? (near.Length == 1 ? near[0] : null);
    }

    private static int Differences(string known, string id) => known.Zip(id).Count(pair => pair.First != char.ToUpperInvariant(pair.Second));
}
