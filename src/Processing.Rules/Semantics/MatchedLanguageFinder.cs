using System.Collections.Immutable;
using System.Globalization;
using Processing.Rules.Binding;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Processing.Rules.Semantics;

/// <summary>Works out what patterns can match. After 20,000 parts, or 200 patterns inside each other, it says that anything can: expansion can grow exponentially, and the binder counts it for the same reason.</summary>
internal sealed class MatchedLanguageFinder(PackageTable packages)
{
    private const int MostParts = 20_000;
    private const int MostNested = 200;
    private const int DefaultGap = 20;

    // A Persian suffix that is written apart is a token more.
    private const int SeparateSuffix = 1;
    private static readonly MatchedLanguage Nothing = new(0, 0, FirstTokens.Nothing);
    private static readonly MatchedLanguage OneToken = new(1, 1, FirstTokens.Anything);
    private readonly Dictionary<Symbol, MatchedLanguage> _known = [];
    private readonly Dictionary<SourceFile, FileScope> _scopes = [];
    private int _parts;
    private int _nested;

    /// <summary>What a pattern of a file matches. A name that stands for nothing matches anything.</summary>
    public MatchedLanguage Of(PatternSyntax pattern, SourceFile file) => Find(pattern, new Place(file, ImmutableDictionary<string, Argument>.Empty));

    /// <summary>What a symbol matches; anything for rules, zones and what is broken.</summary>
    public MatchedLanguage Of(Symbol symbol)
    {
        if (_known.TryGetValue(symbol, out var known))
        {
            return known;
        }

        // While it is being worked out it may be anything: that is what it stays where it uses itself.
        _known.Add(symbol, MatchedLanguage.Anything);
        var found = symbol switch
        {
            LexiconSymbol lexicon => OfLexicon(lexicon),
            EntitySymbol entity => OfProducer(entity, entity.Syntax.Clauses.OfType<EntityMatchSyntax>().Select(clause => Of(clause.Pattern, entity.File)), entity.Syntax.HasSkippedClauses),
            RecordSymbol record => OfProducer(record, record.Rules.Select(OfRule), record.Rules.Any(rule => rule.Syntax.HasSkippedClauses)),
            PatternSymbol { IsBroken: false } pattern => Of(pattern.Syntax.Pattern, pattern.File),
            ProducerSymbol producer => new MatchedLanguage(1, null, FirstTokens.Of(producer)),
            _ => MatchedLanguage.Anything,
        };
        _known[symbol] = found;
        return found;
    }

    private static MatchedLanguage OfProducer(ProducerSymbol producer, IEnumerable<MatchedLanguage> alternatives, bool isUncertain)
    {
        var all = alternatives.Aggregate((MatchedLanguage?)null, Either);
        return all is null || isUncertain
            ? new MatchedLanguage(1, null, FirstTokens.Of(producer))
            : new MatchedLanguage(Math.Max(1, all.MinimumTokens), all.MaximumTokens, FirstTokens.Of(producer));
    }

    // A frame reaches as far as its slots do.
    private MatchedLanguage OfRule(RuleSymbol rule) =>
        rule.Syntax.Clauses.Any(clause => clause is TriggerSyntax) ? MatchedLanguage.Anything
        : rule.Syntax.Clauses.OfType<MatchSyntax>().Select(clause => Of(clause.Pattern, rule.File)).Aggregate((MatchedLanguage?)null, Either) ?? MatchedLanguage.Anything;

    // Two words of a form may be written as one, with a joiner; so one token may be enough.
    private static MatchedLanguage OfLexicon(LexiconSymbol lexicon)
    {
        var first = FirstTokens.Of(lexicon);
        if (lexicon.Syntax.Source is not null || lexicon.Syntax.HasSkippedClauses)
        {
            return new MatchedLanguage(1, null, first);
        }

        var lengths = lexicon.Syntax.Clauses.OfType<EntrySyntax>().SelectMany(entry => entry.Forms.Items)
            .SelectMany(form => PhraseFolder.Fold(StringLiteral.Decode(form))).Select(way => way.Length).ToArray();
        return lengths.Length == 0 ? new MatchedLanguage(1, null, first) : new MatchedLanguage(1, lengths.Max() + SeparateSuffix, first);
    }

    private MatchedLanguage Find(PatternSyntax pattern, Place place)
    {
        if (++_parts > MostParts || _nested > MostNested)
        {
            return MatchedLanguage.Anything;
        }

        _nested++;
        var found = pattern switch
        {
            PatternSyntax.Text text => OfText(text),
            PatternSyntax.Regex or PatternSyntax.TokenClass => OneToken,
            PatternSyntax.Reference reference => OfReference(reference, place),
            PatternSyntax.List list => Find(list.Item, place) with { MaximumTokens = null },
            PatternSyntax.Gap gap => OfGap(gap),
            PatternSyntax.Look or PatternSyntax.Position or PatternSyntax.InZone or PatternSyntax.Glued => Nothing,
            PatternSyntax.ZoneRegion => new MatchedLanguage(1, null, FirstTokens.Anything),
            PatternSyntax.Group group => Find(group.Body, place),
            PatternSyntax.Repeat repeat => OfRepeat(repeat, place),
            PatternSyntax.Both both => both.Operands.Items.Select(operand => Find(operand, place)).Aggregate(AndAlso),
            PatternSyntax.Labelled labelled => Find(labelled.Body, place),
            PatternSyntax.Sequence sequence => sequence.Items.Select(item => Find(item, place)).Aggregate(Then),
            PatternSyntax.Choice choice => choice.Alternatives.Items.Select(alternative => Find(alternative, place)).Aggregate(Either),
            _ => MatchedLanguage.Anything,
        };
        _nested--;
        return found;
    }

    private static MatchedLanguage OfText(PatternSyntax.Text text)
    {
        var ways = PhraseFolder.Fold(StringLiteral.Decode(text.Token));
        return ways.IsEmpty ? Nothing : ways.Select(way => new MatchedLanguage(way.Length, way.Length, FirstTokens.Of(way[0]))).Aggregate(Either);
    }

    private MatchedLanguage OfReference(PatternSyntax.Reference reference, Place place)
    {
        if (place.Arguments.TryGetValue(reference.Name.Text, out var argument))
        {
            return argument is { Syntax: { } syntax, Place: { } outer } ? Find(syntax, outer) : MatchedLanguage.Anything;
        }

        var symbol = ScopeOf(place.File).Find(reference.Name.Text, out _);
        if (symbol is not PatternSymbol { IsBroken: false, Parameters.IsEmpty: false } pattern)
        {
            return symbol is null ? MatchedLanguage.Anything : Of(symbol);
        }

        var given = reference.Arguments?.Arguments.Items ?? [];
        if (given.Length != pattern.Parameters.Length)
        {
            return MatchedLanguage.Anything;
        }

        var arguments = ImmutableDictionary<string, Argument>.Empty;
        for (var i = 0; i < given.Length; i++)
        {
            arguments = arguments.SetItem(pattern.Parameters[i], new Argument(given[i], place));
        }

        return Find(pattern.Syntax.Pattern, new Place(pattern.File, arguments));
    }

    private static MatchedLanguage OfGap(PatternSyntax.Gap gap) => gap.Bounds is { } bounds
        ? new MatchedLanguage(Number(bounds.Minimum), Number(bounds.Maximum ?? bounds.Minimum), FirstTokens.Anything)
        : new MatchedLanguage(0, DefaultGap, FirstTokens.Anything);

    private MatchedLanguage OfRepeat(PatternSyntax.Repeat repeat, Place place)
    {
        var body = Find(repeat.Body, place);
        var (minimum, maximum) = repeat.Quantifier switch
        {
            { Symbol.Kind: SyntaxKind.Question } => (0, (int?)1),
            { Symbol.Kind: SyntaxKind.Star } => (0, null),
            { Symbol.Kind: SyntaxKind.Plus } => (1, null),
            { Bounds: { } bounds } => (Number(bounds.Minimum), bounds.Maximum is { } high ? Number(high) : bounds.Comma is null ? Number(bounds.Minimum) : null),
            _ => (1, 1),
        };
        var most = maximum == 0 || body.MaximumTokens == 0 ? 0 : maximum is { } times && body.MaximumTokens is { } tokens ? Product(times, tokens) : (int?)null;
        return new MatchedLanguage(Product(minimum, body.MinimumTokens), most, most == 0 ? FirstTokens.Nothing : body.First);
    }

    private FileScope ScopeOf(SourceFile file)
    {
        if (!_scopes.TryGetValue(file, out var scope))
        {
            _scopes.Add(file, scope = new FileScope(file, packages));
        }

        return scope;
    }

    private static MatchedLanguage Then(MatchedLanguage left, MatchedLanguage right) => new(
        Sum(left.MinimumTokens, right.MinimumTokens),
        left.MaximumTokens is { } a && right.MaximumTokens is { } b ? Sum(a, b) : null,
        left.CanBeEmpty ? left.First.Or(right.First) : left.First);

    private static MatchedLanguage Either(MatchedLanguage? left, MatchedLanguage right) => left is null ? right : new(
        Math.Min(left.MinimumTokens, right.MinimumTokens),
        left.MaximumTokens is { } a && right.MaximumTokens is { } b ? Math.Max(a, b) : null,
        left.First.Or(right.First));

    // Both must begin alike; which literals a lexicon begins with is not known, so one side is taken.
    private static MatchedLanguage AndAlso(MatchedLanguage left, MatchedLanguage right) => new(
        Math.Max(left.MinimumTokens, right.MinimumTokens),
        left.MaximumTokens is { } a && right.MaximumTokens is { } b ? Math.Min(a, b) : left.MaximumTokens ?? right.MaximumTokens,
        left.First.IsAnything ? right.First : left.First);

    private static int Sum(int a, int b) => (int)Math.Min(int.MaxValue, (long)a + b);

    private static int Product(int a, int b) => (int)Math.Min(int.MaxValue, (long)a * b);

    private static int Number(SyntaxToken token) => int.TryParse(token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;

    private sealed record Place(SourceFile File, ImmutableDictionary<string, Argument> Arguments);

    private sealed record Argument(PatternSyntax? Syntax, Place? Place);
}
