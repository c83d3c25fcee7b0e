using System.Collections.Frozen;
using System.Collections.Immutable;
using Processing.Rules.Analysis.Analyzers;
using Processing.Rules.Diagnostics;
using Processing.Rules.Syntax;

namespace Processing.Rules.Analysis.Silencing;

/// <summary>Takes away the warnings that are silenced where they stand, and says what is wrong with silencings.</summary>
internal static class Silencer
{
    private static readonly Lazy<FrozenSet<string>> Silenceable = new(() =>
        AnalyzerCatalogue.All.SelectMany(analyzer => analyzer.Descriptors).Select(descriptor => descriptor.Id).ToFrozenSet(StringComparer.Ordinal));

    public static IEnumerable<Diagnostic> Apply(IEnumerable<SyntaxTree> trees, IReadOnlyList<Diagnostic> found)
    {
        ImmutableArray<SilencingComment> comments = [.. trees.SelectMany(SilencingReader.Read)];
        var byId = comments.Where(comment => Silenceable.Value.Contains(comment.IdText)).ToLookup(comment => comment.IdText, StringComparer.Ordinal);
        var used = new HashSet<SilencingComment>(ReferenceEqualityComparer.Instance);
        foreach (var diagnostic in found)
        {
            if (byId[diagnostic.Id].Where(comment => comment.Covers(diagnostic.Location)).ToArray() is { Length: > 0 } silencing)
            {
                used.UnionWith(silencing);
            }
            else
            {
                yield return diagnostic;
            }
        }

        foreach (var comment in comments)
        {
            if (Judge(comment, used) is { } diagnostic)
            {
                yield return diagnostic;
            }
        }
    }

    private static Diagnostic? Judge(SilencingComment comment, HashSet<SilencingComment> used) =>
        !Silenceable.Value.Contains(comment.IdText) ? SilencingDiagnostics.Unknown(comment, Near(comment.IdText))
        : !used.Contains(comment) ? SilencingDiagnostics.Needless(comment)
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
