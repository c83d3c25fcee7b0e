using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Processing.Rules.Binding;

/// <summary>Counts how large patterns become once the patterns they name are put in their places, without doing it.</summary>
/// <remarks>The size of a pattern with parameters is a constant and, for each parameter, how often its argument is copied. Counts stop at <see cref="Most"/>, so that no exponential growth overflows them.</remarks>
internal sealed class ExpansionTable
{
    private const long Most = int.MaxValue;
    private readonly Dictionary<PatternSymbol, PatternExpansion> _expansions = [];

    /// <summary>Counts a named pattern; all that it names must have been counted.</summary>
    public PatternSize Add(PatternSymbol pattern, FileScope scope)
    {
        var count = new PatternExpansion();
        foreach (var parameter in pattern.Parameters)
        {
            count.Copies.TryAdd(parameter, 0);
        }

        count.Depth = Walk(pattern.Syntax.Pattern, scope, 1, count);
        _expansions.TryAdd(pattern, count);
        return new PatternSize(count.Nodes, count.Depth);
    }

    /// <summary>What was counted of a named pattern; null where it was not.</summary>
    public PatternExpansion? Find(PatternSymbol pattern) => _expansions.GetValueOrDefault(pattern);

    /// <summary>Takes over what was counted before.</summary>
    public void Put(PatternSymbol pattern, PatternExpansion expansion) => _expansions.TryAdd(pattern, expansion);

    /// <summary>Counts a pattern of a rule, entity or zone.</summary>
    public PatternSize Count(PatternSyntax pattern, FileScope scope)
    {
        var count = new PatternExpansion();
        count.Depth = Walk(pattern, scope, 1, count);
        return new PatternSize(count.Nodes, count.Depth);
    }

    // Adds what a pattern copied so many times adds; gives its depth.
    private long Walk(PatternSyntax pattern, FileScope scope, long times, PatternExpansion count)
    {
        if (pattern is PatternSyntax.Reference reference)
        {
            return WalkReference(reference, scope, times, count);
        }

        count.Nodes = Sum(count.Nodes, times);
        var depth = 0L;
        foreach (var element in pattern.Children)
        {
            if (element.Node is PatternSyntax child)
            {
                depth = Math.Max(depth, Walk(child, scope, times, count));
            }
        }

        return Sum(depth, 1);
    }

    private long WalkReference(PatternSyntax.Reference reference, FileScope scope, long times, PatternExpansion count)
    {
        var name = reference.Name.Text;
        if (count.Copies.TryGetValue(name, out var copies))
        {
            count.Copies[name] = Sum(copies, times);
            return 1;
        }

        count.Nodes = Sum(count.Nodes, times);
        if (scope.Find(name, out _) is not PatternSymbol named || !_expansions.TryGetValue(named, out var expansion))
        {
            return 1;
        }

        count.Nodes = Sum(count.Nodes, Product(times, expansion.Nodes));
        var depth = 0L;
        for (var i = 0; reference.Arguments is { } list && i < list.Arguments.Count && i < named.Parameters.Length; i++)
        {
            var argumentTimes = Product(times, expansion.Copies[named.Parameters[i]]);
            depth = Math.Max(depth, Walk(list.Arguments[i], scope, argumentTimes, count));
        }

        return Sum(expansion.Depth, Sum(depth, 1));
    }

    private static long Sum(long a, long b) => Math.Min(Most, a + b);

    private static long Product(long a, long b) => Math.Min(Most, a * b);
}

/// <summary>What putting a named pattern in the place of its name costs.</summary>
internal sealed class PatternExpansion
{
    public long Nodes { get; set; }

    public long Depth { get; set; }

    /// <summary>How often the argument of each parameter is copied.</summary>
    public Dictionary<string, long> Copies { get; } = new(StringComparer.Ordinal);
}

/// <summary>How large a pattern is.</summary>
/// <param name="Nodes">Number of nodes; 2,147,483,647 stands for that and more.</param>
/// <param name="Depth">Levels.</param>
internal readonly record struct PatternSize(long Nodes, long Depth);
