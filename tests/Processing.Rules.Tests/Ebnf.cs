using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Processing.Rules.Tests;

/// <summary>The grammar of <c>docs/language/grammar.ebnf</c> as data.</summary>
internal sealed partial class Ebnf
{
    private readonly string[] _tokens;
    private int _next;

    private Ebnf(string text)
    {
        _tokens = [.. Token().Matches(Comment().Replace(text, " ")).Select(match => match.Value)];
        var productions = ImmutableDictionary.CreateBuilder<string, Node>(StringComparer.Ordinal);
        while (_next < _tokens.Length)
        {
            var name = Take();
            Expect("=");
            productions.Add(name, ReadChoice());
            Expect(";");
        }

        Productions = productions.ToImmutable();
    }

    public static Ebnf OfTheLanguage { get; } = new(File.ReadAllText(Repository.PathOf("docs/language/grammar.ebnf")));

    /// <summary>What each name stands for. Names in capitals are tokens and places, and have no production.</summary>
    public ImmutableDictionary<string, Node> Productions { get; }

    /// <summary>A part of a production, told from every other by its identity.</summary>
    public abstract class Node
    {
        public sealed class Choice(ImmutableArray<Node> alternatives) : Node
        {
            public ImmutableArray<Node> Alternatives => alternatives;
        }

        public sealed class Sequence(ImmutableArray<Node> parts) : Node
        {
            public ImmutableArray<Node> Parts => parts;
        }

        public sealed class Optional(Node body) : Node
        {
            public Node Body => body;
        }

        public sealed class Repetition(Node body) : Node
        {
            public Node Body => body;
        }

        public sealed class Literal(string text) : Node
        {
            public string Text => text;
        }

        public sealed class Name(string text) : Node
        {
            public string Text => text;
        }
    }

    private Node ReadChoice()
    {
        var alternatives = ImmutableArray.Create(ReadSequence());
        while (Peek() == "|")
        {
            _next++;
            alternatives = alternatives.Add(ReadSequence());
        }

        return alternatives is [var only] ? only : new Node.Choice(alternatives);
    }

    private Node ReadSequence()
    {
        var parts = ImmutableArray.CreateBuilder<Node>();
        while (Peek() is not ("|" or ";" or ")" or "]" or "}"))
        {
            parts.Add(ReadPart());
        }

        return parts.Count == 1 ? parts[0] : new Node.Sequence(parts.ToImmutable());
    }

    private Node ReadPart()
    {
        var token = Take();
        switch (token)
        {
            case "(":
                return Closed(ReadChoice(), ")");
            case "[":
                return new Node.Optional(Closed(ReadChoice(), "]"));
            case "{":
                return new Node.Repetition(Closed(ReadChoice(), "}"));
            default:
                return token.StartsWith('"') ? new Node.Literal(token[1..^1]) : new Node.Name(token);
        }
    }

    private Node Closed(Node body, string close)
    {
        Expect(close);
        return body;
    }

    private string Peek() => _tokens[_next];

    private string Take() => _tokens[_next++];

    private void Expect(string token) => Assert.Equal(token, Take());

    [GeneratedRegex(@"\(\*.*?\*\)", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Comment();

    [GeneratedRegex("\"[^\"]+\"|[A-Za-z_]+|\\S", RegexOptions.NonBacktracking)]
    private static partial Regex Token();
}
