using System.Text;
using System.Text.RegularExpressions;
using Processing.Matching.Programs;
using Processing.Text;

namespace Processing.Rules.Analysis.Language;

/// <summary>Compares steps of one program by the tokens they can be. Where it cannot tell it says what raises no warning: that two can meet, and that neither holds the other.</summary>
internal sealed class StepComparer(RuleProgram program, AnalysisFuel fuel)
{
    private readonly Dictionary<string, Regex> _regexes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TokenKind?> _kinds = new(StringComparer.Ordinal);
    private readonly Dictionary<int, HashSet<string>?> _forms = [];
    private readonly Dictionary<ExpressionNode, string> _predicates = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether one token can be both.</summary>
    public bool CanMeet(StepLabel left, StepLabel right) => (left, right) switch
    {
        (StepLabel.Literal a, StepLabel.Literal b) => a.Token == b.Token,
        (StepLabel.Literal a, StepLabel.Regex b) => IsMatch(b, a),
        (StepLabel.Regex, StepLabel.Literal) => CanMeet(right, left),
        (StepLabel.Literal a, StepLabel.Class b) => IsOfKind(a, b.Kind),
        (StepLabel.Class, StepLabel.Literal) => CanMeet(right, left),
        (StepLabel.Class a, StepLabel.Class b) => a.Kind == TokenClassKind.Any || b.Kind == TokenClassKind.Any || a.Kind == b.Kind,
        _ => true,
    };

    /// <summary>Whether whatever one step takes the other can take too, in one step.</summary>
    public bool IsWithin(StepLabel inner, StepLabel outer) => (inner, outer) switch
    {
        (StepLabel.Literal a, StepLabel.Literal b) => a.Token == b.Token,
        (StepLabel.Literal a, StepLabel.Regex b) => IsMatch(b, a),
        (StepLabel.Literal a, StepLabel.Class { Predicate: null } b) => IsOfKind(a, b.Kind),
        (StepLabel.Literal a, StepLabel.Annotation { Predicate: null } b) => HasForm(b.Producer, a.Token),
        (StepLabel.Regex a, StepLabel.Regex b) => a.Pattern == b.Pattern,
        (StepLabel.Regex, StepLabel.Class { Kind: TokenClassKind.Any, Predicate: null }) => true,
        (StepLabel.Class a, StepLabel.Class b) => (b.Kind == TokenClassKind.Any || a.Kind == b.Kind) && (b.Predicate is null || AreSame(a.Predicate, b.Predicate)),
        (StepLabel.Annotation a, StepLabel.Annotation b) => a.Producer == b.Producer && (b.Predicate is null || AreSame(a.Predicate, b.Predicate)),
        _ => false,
    };

    /// <summary>Whether a lexicon that folds has these folded tokens, joined by blanks, as a form.</summary>
    public bool HasForm(int producer, string tokens)
    {
        if (!_forms.TryGetValue(producer, out var forms))
        {
            forms = program.Producers[producer] is Producer.Lexicon { Options: { Exact: false, CaseSensitive: false } } lexicon ? FoldedForms(lexicon) : null;
            if (fuel.IsOut)
            {
                return false;
            }

            _forms.Add(producer, forms);
        }

        return forms?.Contains(tokens) == true;
    }

    // All rules look into them, so that no rule alone pays for them.
    private HashSet<string> FoldedForms(Producer.Lexicon lexicon)
    {
        var forms = new HashSet<string>(StringComparer.Ordinal);
        foreach (var form in lexicon.Entries.SelectMany(entry => entry.Forms).TakeWhile(form => fuel.TrySpendShared(form.Length)))
        {
            forms.Add(string.Join(' ', Tokenizer.TokenizePhrase(form)));
        }

        return forms;
    }

    private bool AreSame(ExpressionNode? left, ExpressionNode right) => left is not null && (ReferenceEquals(left, right) || TextOf(left) == TextOf(right));

    private string TextOf(ExpressionNode predicate)
    {
        if (!_predicates.TryGetValue(predicate, out var text))
        {
            _predicates.Add(predicate, text = NodeText.Of(predicate));
            fuel.Spend(text.Length);
        }

        return text;
    }

    private bool IsMatch(StepLabel.Regex regex, StepLabel.Literal literal)
    {
        if (!_regexes.TryGetValue(regex.Pattern, out var compiled))
        {
            _regexes.Add(regex.Pattern, compiled = new Regex($@"\A(?:{regex.Pattern})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));
        }

        fuel.Spend(literal.Token.Length);
        return compiled.IsMatch(literal.Token);
    }

    private bool IsOfKind(StepLabel.Literal literal, TokenClassKind kind) => kind == TokenClassKind.Any || KindOf(literal.Token) switch
    {
        TokenKind.Word => kind == TokenClassKind.Word,
        TokenKind.Number => kind == TokenClassKind.Number,
        TokenKind.Punctuation => kind == TokenClassKind.Punctuation,
        TokenKind.Symbol => kind == TokenClassKind.Symbol,
        _ => false,
    };

    private TokenKind? KindOf(string token)
    {
        if (!_kinds.TryGetValue(token, out var kind))
        {
            fuel.Spend(token.Length);
            var utf8 = Encoding.UTF8.GetBytes(token);
            var text = Tokenizer.Tokenize(utf8, [new TextBlock(BlockKind.Paragraph, new TextSpan(0, utf8.Length), "", TextLanguage.None)]);
            _kinds.Add(token, kind = text.Count == 1 ? text[0].Kind : null);
        }

        return kind;
    }
}
