using System.Collections.Immutable;
using System.Text;
using Processing.Rules;
using Processing.Rules.Analysis.Fixes;
using Processing.Rules.Diagnostics;
using Processing.Server.Hosting;

namespace Processing.Cli.Loading;

/// <summary>Applies fixes to rule files, checks again, and goes on while that gives new ones.</summary>
internal static class RuleFixes
{
    // A fix can uncover a mistake that has a fix of its own, but not without end.
    private const int MostRounds = 10;

    /// <summary>Fixes the files and writes those that changed.</summary>
    /// <returns>What was mended, with places as they were in the round that mended it, and what is left.</returns>
    public static (ImmutableArray<Diagnostic> Mended, ImmutableArray<Diagnostic> Left) Apply(RuleSelection selection, EngineSettings settings, FixSafety trust, ImmutableArray<string> allowed, CancellationToken cancellation)
    {
        var mended = ImmutableArray.CreateBuilder<Diagnostic>();
        var changed = new Dictionary<string, RuleFile>(StringComparer.Ordinal);
        var left = RuleCheck.Run(selection, settings, allowed, cancellation);
        for (var round = 0; round < MostRounds; round++)
        {
            var roots = selection.Roots.Select(file => file.DisplayPath).ToHashSet(StringComparer.Ordinal);
            var outcome = FixApplier.Apply(left, trust, source => roots.Contains(source.Path));
            if (outcome.Applied.IsEmpty)
            {
                break;
            }

            mended.AddRange(outcome.Applied);
            var texts = outcome.Texts.ToDictionary(text => text.Source.Path, text => Encoding.UTF8.GetBytes(text.NewText));
            selection = selection with { Roots = [.. selection.Roots.Select(file => texts.TryGetValue(file.DisplayPath, out var content) ? file with { Content = content } : file)] };
            foreach (var file in selection.Roots.Where(file => texts.ContainsKey(file.DisplayPath)))
            {
                changed[file.DisplayPath] = file;
            }

            left = RuleCheck.Run(selection, settings, allowed, cancellation);
        }

        foreach (var file in changed.Values)
        {
            File.WriteAllBytes(file.DisplayPath, file.Content.Span);
        }

        return (mended.ToImmutable(), left);
    }
}
