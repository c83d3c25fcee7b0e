using System.Collections.Immutable;
using Processing.Rules.Syntax;

namespace Processing.Rules.Tests;

/// <summary>Tells whether a grammar derives a text: all ends of each part from each token, kept. Knows nothing of the parser but its tokens.</summary>
internal sealed class EbnfReader
{
    // The tokens of a text, with a null where a clause starts.
    private readonly ImmutableArray<SyntaxToken?> _tokens;
    private readonly Ebnf _grammar;
    private readonly Dictionary<(Ebnf.Node Node, int Start), ImmutableArray<int>> _ends = [];

    private EbnfReader(Ebnf grammar, ImmutableArray<SyntaxToken?> tokens) => (_grammar, _tokens) = (grammar, tokens);

    /// <summary>Whether the grammar derives a declaration or header from its tokens.</summary>
    public static bool Derives(Ebnf grammar, ImmutableArray<SyntaxToken> declaration)
    {
        var reader = new EbnfReader(grammar, WithLines(declaration));
        return new[] { "header", "declaration" }.Any(start => reader.EndsOf(grammar.Productions[start], 0).Contains(reader._tokens.Length));
    }

    private ImmutableArray<int> EndsOf(Ebnf.Node node, int start)
    {
        if (!_ends.TryGetValue((node, start), out var ends))
        {
            _ends[(node, start)] = ends = Find(node, start);
        }

        return ends;
    }

    private ImmutableArray<int> Find(Ebnf.Node node, int start) => node switch
    {
        Ebnf.Node.Choice choice => [.. choice.Alternatives.SelectMany(alternative => EndsOf(alternative, start)).Distinct()],
        Ebnf.Node.Sequence sequence => sequence.Parts.Aggregate(ImmutableArray.Create(start), (ends, part) => [.. ends.SelectMany(end => EndsOf(part, end)).Distinct()]),
        Ebnf.Node.Optional option when BeginsWithWordAt(option.Body, start) => EndsOf(option.Body, start),
        Ebnf.Node.Optional option => [.. EndsOf(option.Body, start).Append(start).Distinct()],
        Ebnf.Node.Repetition repetition => Repeat(repetition.Body, start),
        Ebnf.Node.Literal literal => TokenAt(start) is { } token && token.Text == literal.Text ? [start + 1] : [],
        Ebnf.Node.Name { Text: var name } => _grammar.Productions.TryGetValue(name, out var body) ? EndsOf(body, start) : Terminal(name, start),
        _ => throw new InvalidOperationException(),
    };

    private ImmutableArray<int> Repeat(Ebnf.Node body, int start)
    {
        var found = new SortedSet<int> { start };
        var open = new Stack<int>([start]);
        while (open.TryPop(out var from))
        {
            foreach (var end in EndsOf(body, from))
            {
                if (found.Add(end))
                {
                    open.Push(end);
                }
            }
        }

        return [.. found];
    }

    // An option that begins with a word in quotes is taken where the word stands and no colon behind it.
    private bool BeginsWithWordAt(Ebnf.Node body, int start) =>
        (body is Ebnf.Node.Sequence sequence ? sequence.Parts[0] : body) is Ebnf.Node.Literal literal && char.IsLetter(literal.Text[0]) && TokenAt(start)?.Text == literal.Text && TokenAt(start + 1)?.Kind != SyntaxKind.Colon;

    private ImmutableArray<int> Terminal(string name, int start)
    {
        if (name == "LINE")
        {
            return start < _tokens.Length && _tokens[start] is null ? [start + 1] : [];
        }

        if (TokenAt(start) is not { } token)
        {
            return [];
        }

        if (name == "DIRECTLY")
        {
            return token.LeadingTrivia.Length == 0 && start > 0 && TokenAt(start - 1) is { TrailingTrivia.Length: 0 } ? [start] : [];
        }

        return (name, token.Kind) switch
        {
            ("NAME", SyntaxKind.Name) or ("STRING", SyntaxKind.String) or ("REGEX", SyntaxKind.Regex) or ("LINE_TEXT", SyntaxKind.LineText) => true,
            ("INTEGER", SyntaxKind.Integer) or ("DECIMAL", SyntaxKind.Decimal) => true,
            ("PATTERN_NAME", SyntaxKind.Name) => !PatternWords.Contains(token.Text),
            ("VALUE_NAME", SyntaxKind.Name) => !ValueWords.Contains(token.Text),
            _ => false,
        } ? [start + 1] : [];
    }

    private SyntaxToken? TokenAt(int index) => index < _tokens.Length ? _tokens[index] : null;

    // As the comment at the head of the grammar says.
    private static readonly string[] PatternWords = ["word", "number", "punct", "symbol", "any", "list", "ahead", "behind", "start", "end", "in", "not", "zone", "glued", "where"];

    private static readonly string[] ValueWords = ["and", "or", "not", "in", "is", "exists", "contains", "if", "else", "true", "false"];

    private static readonly string[] ContinuingSigns = ["|", "&", "=>", "->", ",", ")", "]", "}"];

    // Where clauses start, by the lexical rules: the first indented line sets the indent.
    private static ImmutableArray<SyntaxToken?> WithLines(ImmutableArray<SyntaxToken> tokens)
    {
        var found = ImmutableArray.CreateBuilder<SyntaxToken?>();
        var keyword = tokens[0].Text;
        int? indent = null;
        for (var i = 0; i < tokens.Length; i++)
        {
            var token = tokens[i];
            if (i > 0 && IndentOf(tokens[i - 1], token) is { } column && !ContinuesLine(token, keyword, indent is not null) && column <= (indent ??= column))
            {
                found.Add(null);
            }

            found.Add(token);
        }

        return found.ToImmutable();
    }

    private static bool ContinuesLine(SyntaxToken token, string keyword, bool inClauses) =>
        keyword is "package" or "import" or "language" or "pattern" or "resolve"
        || ContinuingSigns.Contains(token.Text) || token.Kind == SyntaxKind.LineText
        || (keyword == "entity" && token.Text == "where")
        || (keyword == "lexicon" && !inClauses && token.Kind == SyntaxKind.Name);

    // Columns before a token where it is the first of its line. The examples and shipped rules are indented by spaces and tell no joiner from it.
    private static int? IndentOf(SyntaxToken before, SyntaxToken token)
    {
        var between = before.TrailingTrivia + token.LeadingTrivia;
        return between.LastIndexOf('\n') is >= 0 and var line ? between.Length - line - 1 : null;
    }
}
