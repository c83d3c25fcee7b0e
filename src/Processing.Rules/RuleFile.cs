namespace Processing.Rules;

/// <summary>A file given to the compiler: rules (<c>.rules</c>) or the data of a lexicon (<c>.tsv</c>, <c>.csv</c> or <c>.json</c>).</summary>
/// <param name="Path">Path with <c>/</c>, relative to the root it was loaded from; data files are found by it.</param>
/// <param name="Content">The bytes, UTF-8 with or without a byte order mark.</param>
public sealed record RuleFile(string Path, ReadOnlyMemory<byte> Content)
{
    /// <summary>The path as diagnostics print it. Default: <see cref="Path"/>.</summary>
    public string DisplayPath { get; init; } = Path;

    /// <summary>Whether it holds rules, by its extension.</summary>
    public bool IsRules => Path.EndsWith(".rules", StringComparison.OrdinalIgnoreCase);
}
