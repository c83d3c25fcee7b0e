using Processing.Rules.Syntax;
using Sprache;

namespace Processing.Rules.Parsing;

/// <summary>Tokens of one clause as Sprache's input. There is one object for each position, made once, so that advancing allocates nothing.</summary>
internal sealed class TokenInput : IInput
{
    private readonly TokenInput[] _all;
    private readonly SyntaxToken? _token;
    private IResult<SyntaxToken>? _failure;

    private TokenInput(TokenInput[] all, int position, SyntaxToken? token, ParseState state)
    {
        _all = all;
        Position = position;
        _token = token;
        State = state;
    }

    /// <summary>Index of the token.</summary>
    public int Position { get; }

    /// <summary>Shared by all positions.</summary>
    public ParseState State { get; }

    /// <summary>The token; null at the end.</summary>
    public SyntaxToken? Token => _token;

    /// <summary>The token after this one; null where there is none.</summary>
    public SyntaxToken? Next => Position + 1 < _all.Length ? _all[Position + 1]._token : null;

    /// <summary>The failure of a terminal here: always the same, since what was expected is kept in <see cref="State"/>.</summary>
    public IResult<SyntaxToken> Failure => _failure ??= Result.Failure<SyntaxToken>(this, "", []);

    public bool AtEnd => _token is null;

    // Sprache's character view; nothing of ours looks at it.
    public string Source => "";

    public char Current => (char)(_token?.Kind ?? SyntaxKind.EndOfFile);

    public int Line => 0;

    public int Column => Position;

    // Sprache keeps what it remembers of left recursion here; nothing of ours asks for it.
    public IDictionary<object, object> Memos => new Dictionary<object, object>();

    /// <summary>The first position over tokens.</summary>
    public static TokenInput Over(ReadOnlySpan<LexedToken> tokens, ParseState state)
    {
        var all = new TokenInput[tokens.Length + 1];
        for (var i = 0; i < tokens.Length; i++)
        {
            all[i] = new TokenInput(all, i, tokens[i].Token, state);
        }

        all[^1] = new TokenInput(all, tokens.Length, null, state);
        return all[0];
    }

    public IInput Advance() => _all[Position + 1];

    public bool Equals(IInput? other) => ReferenceEquals(this, other);

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => Position;
}
