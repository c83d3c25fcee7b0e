using System.Runtime.CompilerServices;

namespace Processing.Rules.Parsing;

/// <summary>What the parsers of one clause share: how far they came, what they wanted there, and how much they may still try.</summary>
internal sealed class ParseState(long fuel, int maxDepth, CancellationToken cancellation)
{
    private readonly List<string> _expected = [];

    /// <summary>The furthest token that a parser failed at; -1 before the first failure.</summary>
    public int Furthest { get; private set; } = -1;

    /// <summary>What would have fitted there, in the order tried.</summary>
    public IReadOnlyList<string> Expected => _expected;

    /// <summary>What the furthest failure was part of.</summary>
    public ParseContext FurthestContext { get; private set; }

    /// <summary>What is being read.</summary>
    public ParseContext Context { get; set; }

    /// <summary>Open <see cref="TokenParsers.Nested"/> parsers.</summary>
    public int Depth { get; private set; }

    /// <summary>Index of the token where nesting became too deep; -1 where it did not.</summary>
    public int TooDeepAt { get; private set; } = -1;

    /// <summary>Whether the tries ran out.</summary>
    public bool IsOutOfFuel => fuel <= 0;

    /// <summary>Counts one try; false where none is left.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public bool Burn()
    {
        // A try takes well under a microsecond.
        if ((--fuel & 0xFFF) == 0)
        {
            cancellation.ThrowIfCancellationRequested();
        }

        return fuel > 0;
    }

    public void RecordFailure(int position, string expected)
    {
        if (position > Furthest)
        {
            Furthest = position;
            FurthestContext = Context;
            _expected.Clear();
        }

        if (position == Furthest && !_expected.Contains(expected))
        {
            _expected.Add(expected);
        }
    }

    /// <summary>Number of things expected at a position so far.</summary>
    public int CountExpected(int position) => position == Furthest ? _expected.Count : 0;

    /// <summary>Forgets what was expected at a position since there were <paramref name="count"/> things.</summary>
    public void ForgetExpected(int position, int count)
    {
        if (position == Furthest && count < _expected.Count)
        {
            _expected.RemoveRange(count, _expected.Count - count);
        }
    }

    // Depth 64 needs about 320 KB of stack; on a thread that has less left, what is too deep for it is refused too.
    public bool TryEnter(int position)
    {
        if (Depth >= maxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            TooDeepAt = TooDeepAt < 0 ? position : TooDeepAt;
            return false;
        }

        Depth++;
        return true;
    }

    public void Leave() => Depth--;
}

/// <summary>What a failure was part of.</summary>
internal enum ParseContext
{
    Clause = 0,
    Pattern,
    Expression,
}
