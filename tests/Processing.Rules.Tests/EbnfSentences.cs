using System.Globalization;
using System.Text;

namespace Processing.Rules.Tests;

/// <summary>Derives sentences from a grammar by chance, the same ones for the same seed.</summary>
internal sealed class EbnfSentences(Ebnf grammar, int seed)
{
    // Beyond so many productions in one another a sentence takes the shortest way out.
    private const int Deep = 14;

    // Down to so many a part is repeated more often, so that declarations have several clauses.
    private const int Shallow = 3;

    private static readonly string[] Names = ["alpha", "bravo", "x-ray", "نام", "کشور_۲", "Écho", "_own"];

    private readonly Random _random = new(seed);
    private readonly Dictionary<Ebnf.Node, int> _depths = FindDepths(grammar);
    private readonly StringBuilder _text = new();
    private int _depth;
    private int _number;

    /// <summary>The parts of the grammar that sentences were made of so far; of an option and a repetition <see langword="true"/> where it was there, <see langword="false"/> where it was not.</summary>
    public HashSet<(Ebnf.Node Node, bool Taken)> Used { get; } = [];

    public string Next(string start)
    {
        _text.Clear();
        Derive(new Ebnf.Node.Name(start));
        return _text.Append('\n').ToString();
    }

    private void Derive(Ebnf.Node node)
    {
        switch (node)
        {
            case Ebnf.Node.Choice choice:
                var alternatives = choice.Alternatives;
                var taken = _depth > Deep ? alternatives.MinBy(alternative => _depths[alternative])! : alternatives[_random.Next(alternatives.Length)];
                Used.Add((taken, true));
                Derive(taken);
                break;
            case Ebnf.Node.Sequence sequence:
                foreach (var part in sequence.Parts)
                {
                    Derive(part);
                }

                break;
            case Ebnf.Node.Optional option:
                DeriveTimes(option, option.Body, _random.Next(2));
                break;
            case Ebnf.Node.Repetition repetition:
                DeriveTimes(repetition, repetition.Body, _depth <= Shallow ? _random.Next(5) : _random.Next(5) switch { < 3 => 0, 3 => 1, _ => 2 });
                break;
            case Ebnf.Node.Literal literal:
                Write(literal.Text);
                break;
            case Ebnf.Node.Name { Text: var name } when grammar.Productions.TryGetValue(name, out var body):
                if (name is "package" or "import" or "language" or "declaration" && _text.Length > 0)
                {
                    _text.Append('\n');
                }

                _depth++;
                Derive(body);
                _depth--;
                break;
            case Ebnf.Node.Name terminal:
                WriteTerminal(terminal.Text);
                break;
            default:
                throw new InvalidOperationException();
        }
    }

    private void DeriveTimes(Ebnf.Node node, Ebnf.Node body, int times)
    {
        times = _depth > Deep ? 0 : times;
        Used.Add((node, times > 0));
        for (var i = 0; i < times; i++)
        {
            Derive(body);
        }
    }

    private void WriteTerminal(string terminal)
    {
        switch (terminal)
        {
            case "LINE":
                _text.Append("\n  ");
                _number = 0;
                break;
            case "DIRECTLY":
                _text.Length--;
                break;
            case "LINE_TEXT":
                _text.Append("\n    > a line\n    ");
                break;
            default:
                Write(terminal switch
                {
                    "NAME" or "PATTERN_NAME" or "VALUE_NAME" => Names[_random.Next(Names.Length)],
                    "STRING" => "\"a \\\"text\\\"\"",
                    "REGEX" => "/a+/",
                    "DECIMAL" => "0.5",

                    // Bounds must not run backwards.
                    "INTEGER" => (++_number).ToString(CultureInfo.InvariantCulture),
                    _ => throw new InvalidOperationException($"`{terminal}` is neither a production nor a token"),
                });
                break;
        }
    }

    private void Write(string token) => _text.Append(token).Append(' ');

    // The fewest productions in one another that each part needs, to a fixed point.
    private static Dictionary<Ebnf.Node, int> FindDepths(Ebnf grammar)
    {
        const int Unknown = int.MaxValue / 2;
        var depths = new Dictionary<Ebnf.Node, int>();
        int Of(Ebnf.Node node) => depths[node] = node switch
        {
            Ebnf.Node.Choice choice => choice.Alternatives.Select(Of).ToArray().Min(),
            Ebnf.Node.Sequence sequence => sequence.Parts.Select(Of).ToArray().Max(),
            Ebnf.Node.Optional option => Math.Min(0, Of(option.Body)),
            Ebnf.Node.Repetition repetition => Math.Min(0, Of(repetition.Body)),
            Ebnf.Node.Name { Text: var name } when grammar.Productions.TryGetValue(name, out var body) => 1 + depths.GetValueOrDefault(body, Unknown),
            _ => 0,
        };
        for (var round = 0; round < grammar.Productions.Count; round++)
        {
            foreach (var body in grammar.Productions.Values)
            {
                Of(body);
            }
        }

        return depths;
    }
}
