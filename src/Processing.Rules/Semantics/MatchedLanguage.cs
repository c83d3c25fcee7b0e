using System.Collections.Immutable;
using Processing.Rules.Symbols;

namespace Processing.Rules.Semantics;

/// <summary>What a pattern can match, as far as it can be told without a text. It never says too little: whatever the pattern matches lies within it.</summary>
/// <param name="MinimumTokens">Fewest tokens of a match; 0 where it can be empty.</param>
/// <param name="MaximumTokens">Most tokens of a match; null where there is no bound.</param>
/// <param name="First">What a match that is not empty can begin with.</param>
public sealed record MatchedLanguage(int MinimumTokens, int? MaximumTokens, FirstTokens First)
{
    /// <summary>Any tokens, or none.</summary>
    public static MatchedLanguage Anything { get; } = new(0, null, FirstTokens.Anything);

    /// <summary>Whether a match can be empty.</summary>
    public bool CanBeEmpty => MinimumTokens == 0;
}

/// <summary>What can stand at the start of a match.</summary>
public sealed class FirstTokens
{
    private static readonly ImmutableSortedSet<string> NoLiterals = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    private FirstTokens(ImmutableSortedSet<string>? literals, ImmutableHashSet<Symbol> producers)
    {
        IsAnything = literals is null;
        Literals = literals ?? NoLiterals;
        Producers = producers;
    }

    /// <summary>Any token.</summary>
    public static FirstTokens Anything { get; } = new(null, []);

    /// <summary>No token: of a pattern whose matches are all empty.</summary>
    public static FirstTokens Nothing { get; } = new(NoLiterals, []);

    /// <summary>Whether any token can stand first; the two sets are empty then.</summary>
    public bool IsAnything { get; }

    /// <summary>Folded tokens.</summary>
    public ImmutableSortedSet<string> Literals { get; }

    /// <summary>Lexicons, entities and records whose matches can stand first.</summary>
    public ImmutableHashSet<Symbol> Producers { get; }

    internal static FirstTokens Of(string literal) => new(NoLiterals.Add(literal), []);

    internal static FirstTokens Of(Symbol producer) => new(NoLiterals, [producer]);

    internal FirstTokens Or(FirstTokens other) =>
        IsAnything || other.IsAnything ? Anything : new FirstTokens(Literals.Union(other.Literals), Producers.Union(other.Producers));

    /// <summary>Literals in quotes and names, or <c>anything</c>.</summary>
    public override string ToString() =>
        IsAnything ? "anything" : string.Join(' ', Literals.Select(literal => $"\"{literal}\"").Concat(Producers.Select(producer => producer.Name).Order(StringComparer.Ordinal)));
}
