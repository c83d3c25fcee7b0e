using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Processing.Rules.Binding;

/// <summary>What literals fold to, which regexes are sound, and what stands in data files. All depend on their text alone, so a compilation and all that are derived from it share one cache. Safe for all threads.</summary>
internal sealed class LiteralCache
{
    // An editor that runs for days must not keep every word that was ever typed: a full cache takes no more.
    private const int Most = 200_000;
    private const int LongestText = 100;
    private readonly ConcurrentDictionary<string, ImmutableArray<ImmutableArray<string>>> _phrases = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, RegexProblem> _regexes = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>The entries of lexicons from data files.</summary>
    public DataEntryCache Data { get; } = new();

    /// <summary>The ways in which a literal can be cut into folded tokens, as <see cref="PhraseFolder.Fold"/> gives them.</summary>
    public ImmutableArray<ImmutableArray<string>> Fold(string literal)
    {
        if (_phrases.TryGetValue(literal, out var known))
        {
            return known;
        }

        var ways = PhraseFolder.Fold(literal);
        if (HasRoomFor(literal))
        {
            _phrases.TryAdd(literal, ways);
        }

        return ways;
    }

    /// <summary>What is wrong with a regex over one token.</summary>
    public RegexProblem FindProblem(string regex)
    {
        if (_regexes.TryGetValue(regex, out var known))
        {
            return known;
        }

        var problem = Check(regex);
        if (HasRoomFor(regex))
        {
            _regexes.TryAdd(regex, problem);
        }

        return problem;
    }

    private bool HasRoomFor(string text) => text.Length <= LongestText && Interlocked.Increment(ref _count) <= Most;

    private static RegexProblem Check(string regex)
    {
        try
        {
            _ = new Regex(regex, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            return default;
        }
        catch (RegexParseException problem)
        {
            return new RegexProblem(RegexProblemKind.Unreadable, problem.Error, problem.Offset);
        }
        catch (NotSupportedException)
        {
            return RegexObstacle.Find(regex) is { } obstacle
                ? new RegexProblem(RegexProblemKind.NotLinear, default, obstacle.Offset) { What = obstacle.What }
                : new RegexProblem(RegexProblemKind.TooLarge, default, 0);
        }
    }
}

/// <summary>What is wrong with a regex.</summary>
/// <param name="Kind">What sort of problem.</param>
/// <param name="Error">What could not be read.</param>
/// <param name="Offset">Where, in UTF-16 code units from the start of the regex.</param>
internal readonly record struct RegexProblem(RegexProblemKind Kind, RegexParseError Error, int Offset)
{
    /// <summary>What takes more than linear time, as a message says it; empty for other problems.</summary>
    public string What { get; init; } = "";
}

/// <summary>What sort of problem a regex has.</summary>
internal enum RegexProblemKind
{
    None = 0,

    /// <summary>It cannot be read.</summary>
    Unreadable,

    /// <summary>It cannot be matched in linear time.</summary>
    NotLinear,

    /// <summary>It would become too large once its repetitions are written out.</summary>
    TooLarge,
}
