using System.Text.RegularExpressions;
using Processing.Matching.Programs;
using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>The tests of single tokens that a program makes, numbered from 0, so that a document asks each once per token.</summary>
internal sealed class TokenTests
{
    private readonly Dictionary<PatternNode, int> _numbers;
    private readonly List<TokenTest> _tests;

    public TokenTests() => (_numbers, _tests) = ([], []);

    /// <summary>A copy that can grow by itself; what is known keeps its numbers.</summary>
    public TokenTests(TokenTests other) => (_numbers, _tests) = (new Dictionary<PatternNode, int>(other._numbers), [.. other._tests]);

    public int Count => _tests.Count;

    public TokenTest this[int number] => _tests[number];

    /// <summary>The number of a test that was added.</summary>
    public int Find(PatternNode pattern) => _numbers[pattern];

    /// <summary>The number of the test of a regular expression or a token class.</summary>
    public int Add(PatternNode pattern)
    {
        if (_numbers.TryGetValue(pattern, out var number))
        {
            return number;
        }

        number = _tests.Count;
        _numbers.Add(pattern, number);
        _tests.Add(pattern switch
        {
            PatternNode.Regex regex => new TokenTest(TokenClassKind.Any, Anchored(regex.Pattern), null) { Ends = RegexEnds.Of(regex.Pattern) },
            PatternNode.TokenClass tokens => new TokenTest(tokens.Class, null, tokens.Predicate),
            _ => throw new ArgumentOutOfRangeException(nameof(pattern), pattern.GetType().Name, "A pattern of more than one token."),
        });
        return number;
    }

    private static Regex Anchored(string pattern) =>
        new($@"\A(?:{pattern})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
}

/// <summary>A test of one token: class, regular expression over the folded form, and predicate, all of which must hold.</summary>
internal sealed record TokenTest(TokenClassKind Class, Regex? Regex, ExpressionNode? Predicate)
{
    /// <summary>Whether the kind of a token is all that is asked.</summary>
    public bool IsOfKindOnly { get; } = Regex is null && Predicate is null;

    /// <summary>What the words begin and end with that the regular expression matches; null where that is not known.</summary>
    public RegexEnds? Ends { get; init; }

    /// <summary>The predicate made ready, where that can be done.</summary>
    public TokenPredicate? Ready { get; } = TokenPredicate.Of(Predicate);

    /// <summary>Whether the predicate holds of words in title case only.</summary>
    public bool IsTitledOnly => Ready is { IsTitledOnly: true };

    /// <summary>Whether tokens of a kind are of the class.</summary>
    public bool Allows(TokenKind kind) => Class switch
    {
        TokenClassKind.Word => kind == TokenKind.Word,
        TokenClassKind.Number => kind == TokenKind.Number,
        TokenClassKind.Punctuation => kind == TokenKind.Punctuation,
        TokenClassKind.Symbol => kind == TokenKind.Symbol,
        _ => true,
    };
}
