using Processing.Rules;
using Processing.Rules.Sources;
using Processing.Rules.Syntax;

namespace Fuzz;

/// <summary>A text of the corpus and some changes of it, one upon the other; each text on the way is checked. A function of seed and number.</summary>
internal sealed class Chain(Corpus corpus, int seed, long number)
{
    public const int Length = 16;
    private const int Shares = 8;
    private const int LongestText = 8_000;

    private RuleCompilation? _compilation;

    /// <summary>The text that is being checked, for whoever finds that its check does not end.</summary>
    public string Current { get; private set; } = "";

    /// <summary>Checks all its texts.</summary>
    /// <returns>The first failure; null where there is none.</returns>
    public Failure? Run(Counts counts)
    {
        var random = new Random(unchecked((seed * 397) ^ (int)number ^ (int)(number >> 32)));
        var mutator = new Mutator(corpus, random);
        Current = mutator.Base();
        var tree = SyntaxTree.Parse(SourceText.From(Current));
        _compilation = Checks.Compilation(tree);
        for (var step = 0; step < Length; step++)
        {
            var before = tree.Text.Content;
            TextChange change = default;
            try
            {
                change = before.Length > LongestText ? new TextChange(new SourceSpan(LongestText / 2, before.Length - (LongestText / 2)), "") : mutator.Change(tree);
                Current = SourceText.From(before).WithChange(change).Content;
                counts.Texts++;
                var next = tree.WithChange(change);
                if (Check(next, random.Next(Shares), mutator, counts) is { } wrong)
                {
                    return new Failure(seed, number, wrong, before, change, Current);
                }

                // Mostly the mistake is taken back, or the later texts of a chain would be noise that reaches neither binder nor formatter.
                tree = next.Diagnostics.Length > tree.Diagnostics.Length && random.Next(4) != 0 ? tree : next;
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                return new Failure(seed, number, e.ToString(), before, change, Current);
            }
        }

        return null;
    }

    private string? Check(SyntaxTree tree, int share, Mutator mutator, Counts counts)
    {
        var full = SyntaxTree.Parse(SourceText.From(tree.Text.Content));
        if (Checks.RoundTrip(full) is { } lost)
        {
            return lost;
        }

        if (TreeComparison.FirstDifference(tree, full) is { } different)
        {
            return "incremental reading differs: " + different;
        }

        switch (share)
        {
            case 0:
                counts.Bound++;
                _compilation = _compilation?.ReplaceFile(tree) ?? Checks.Compilation(tree);
                return Checks.Binding(full, _compilation);
            case 1:
                counts.Rewritten++;
                return Checks.Rewriting(tree);
            case 2 when tree.Diagnostics.IsEmpty:
                counts.Formatted++;
                return Checks.Formatting(tree);
            case 3:
                counts.Printed++;
                return Checks.Places(tree.Diagnostics);
            case 4 when mutator.Bytes(tree.Text.Content) is var bytes:
                counts.OfBytes++;
                return Checks.RoundTrip(SyntaxTree.Parse(SourceText.From(new Processing.Rules.RuleFile("a.rules", bytes))));
            default:
                return null;
        }
    }
}

/// <summary>How many texts went through which check; round trip and incremental reading are checked for all.</summary>
internal sealed class Counts
{
    public long Texts { get; set; }

    public long Bound { get; set; }

    public long Rewritten { get; set; }

    public long Formatted { get; set; }

    public long Printed { get; set; }

    public long OfBytes { get; set; }

    public override string ToString() =>
        $"{Texts:N0} texts; of these {Bound:N0} bound, {Rewritten:N0} rewritten, {Formatted:N0} formatted, {Printed:N0} printed, {OfBytes:N0} with a changed byte";
}

/// <summary>A text that fails a check, with what it takes to see that again.</summary>
internal sealed record Failure(int Seed, long Chain, string What, string Before, TextChange Change, string After)
{
    public override string ToString() => $"--seed {Seed} --chain {Chain}\n{What}\n«{Before}»\nchange {Change.Span} to «{Change.NewText}» gives\n«{After}»\n";
}
