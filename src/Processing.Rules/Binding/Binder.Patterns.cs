using System.Collections.Immutable;
using System.Globalization;
using Processing.Matching.Programs;
using Processing.Rules.Diagnostics;
using Processing.Rules.Syntax;

namespace Processing.Rules.Binding;

internal sealed partial class Binder
{
    private const int DefaultGap = 20;

    /// <summary>Binds a pattern of a rule, entity or zone; refuses one that would grow too large, by counting.</summary>
    public BoundPattern BindWholePattern(PatternSyntax syntax, LabelTable labels)
    {
        if (IsTooLarge(syntax, _context.Expansions.Count(syntax, _names), Reporting.On))
        {
            return Refused(labels);
        }

        var bound = BindPattern(syntax, new PatternScope(_names, labels, Reporting.On));
        return HasTooManyStates(syntax, [bound.Node], Reporting.On) ? Refused(labels) : bound;
    }

    /// <summary>One pattern of the alternatives of a rule, each bound by itself; refuses those that together would grow too large.</summary>
    public PatternNode Choose(ImmutableArray<PatternSyntax> syntaxes, ImmutableArray<PatternNode> alternatives, LabelTable labels) =>
        alternatives.Length == 1 ? alternatives[0]
        : HasTooManyStates(syntaxes[^1], alternatives, Reporting.On) ? Refused(labels).Node
        : new PatternNode.Choice(alternatives);

    /// <summary>Binds a pattern that was bound before, with other labels; reports nothing.</summary>
    public BoundPattern BindAgain(PatternSyntax syntax, LabelTable labels) =>
        IsTooLarge(syntax, _context.Expansions.Count(syntax, _names), Reporting.Off)
            ? Unknown
            : WithoutExcess(syntax, BindPattern(syntax, new PatternScope(_names, labels, Reporting.Off)), Reporting.Off);

    private BoundPattern WithoutExcess(PatternSyntax syntax, BoundPattern bound, Reporting reporting) => HasTooManyStates(syntax, [bound.Node], reporting) ? Unknown : bound;

    private static BoundPattern Refused(LabelTable labels)
    {
        labels.IsUncertain = true;
        return Unknown;
    }

    // Counted on what was bound, without writing the repetitions out.
    private bool HasTooManyStates(PatternSyntax syntax, ImmutableArray<PatternNode> patterns, Reporting reporting)
    {
        var limit = Math.Min(_context.Limits.MaxPatternStates, Matching.Execution.PatternSize.MaxStates);
        var states = Matching.Execution.PatternSize.CountStates(patterns.Length == 1 ? patterns[0] : new PatternNode.Choice(patterns));
        if (states > limit)
        {
            Report(reporting, patterns.Any(IsRepeated) ? EmitDiagnostics.TooManyStates(At(syntax), states, limit) : EmitDiagnostics.TooManyTokensInPattern(At(syntax), states, limit));
        }

        return states > limit;
    }

    private static bool IsRepeated(PatternNode pattern) => pattern switch
    {
        PatternNode.Repeat repeat => repeat is { Minimum: > 1 } or { Maximum: > 1 } || IsRepeated(repeat.Body),
        PatternNode.Gap => true,
        PatternNode.Sequence sequence => sequence.Parts.Any(IsRepeated),
        PatternNode.Choice choice => choice.Alternatives.Any(IsRepeated),
        PatternNode.Capture capture => IsRepeated(capture.Body),
        PatternNode.List list => IsRepeated(list.Item),
        PatternNode.Look look => IsRepeated(look.Body),
        PatternNode.Both both => IsRepeated(both.Left) || IsRepeated(both.Right),
        _ => false,
    };

    /// <summary>Binds a pattern of this file apart from its declaration, every parameter standing for the same argument; reports nothing.</summary>
    public PatternNode BindAlone(PatternSyntax syntax, ImmutableArray<string> parameters, PatternSyntax argument)
    {
        var outer = new PatternScope(_names, new LabelTable(), Reporting.Off);
        var arguments = parameters.Distinct().ToImmutableDictionary(name => name, _ => new PatternArgument(argument, outer));
        return BindPattern(syntax, outer with { Arguments = arguments }).Node;
    }

    private BoundPattern BindPattern(PatternSyntax syntax, PatternScope scope)
    {
        var bound = Bind(syntax, scope);
        _context.Log?.AddPlace(bound.Node, syntax);
        foreach (var way in syntax is PatternSyntax.Text && bound.Node is PatternNode.Choice folded ? folded.Alternatives : [])
        {
            _context.Log?.AddPlace(way, syntax);
        }

        return bound;
    }

    private BoundPattern Bind(PatternSyntax syntax, PatternScope scope) => syntax switch
    {
        PatternSyntax.Text text => new BoundPattern(BindText(text, scope), ValueShape.Text),
        PatternSyntax.Regex regex => new BoundPattern(BindRegex(regex, scope), ValueShape.Text),
        PatternSyntax.TokenClass tokenClass => BindTokenClass(tokenClass, scope),
        PatternSyntax.Reference reference => BindReference(reference, scope),
        PatternSyntax.List list => BindList(list, scope),
        PatternSyntax.Gap gap => new BoundPattern(BindGap(gap), ValueShape.Text),
        PatternSyntax.Look look => BindLook(look, scope),
        PatternSyntax.Position position => new BoundPattern(new PatternNode.Position(PositionOf(position)), ValueShape.Text),
        PatternSyntax.Glued => new BoundPattern(new PatternNode.Position(PositionKind.Glued), ValueShape.Text),
        PatternSyntax.InZone zone => new BoundPattern(new PatternNode.InZone(BindZoneName(zone.Name, scope), zone.Negation is not null), ValueShape.Text),
        PatternSyntax.ZoneRegion zone => new BoundPattern(new PatternNode.ZoneRegion(BindZoneName(zone.Name, scope)), ValueShape.Text),
        PatternSyntax.Group group => BindPattern(group.Body, scope),
        PatternSyntax.Repeat repeat => BindRepeat(repeat, scope),
        PatternSyntax.Both both => BindBoth(both, scope),
        PatternSyntax.Labelled labelled => BindLabelled(labelled, scope),
        PatternSyntax.Sequence sequence => BindSequence(sequence, scope),
        PatternSyntax.Choice choice => BindChoice(choice, scope),
        _ => new BoundPattern(NoPattern, ValueShape.Unknown),
    };

    private BoundPattern BindTokenClass(PatternSyntax.TokenClass syntax, PatternScope scope)
    {
        var kind = syntax.Keyword.Text switch
        {
            "word" => TokenClassKind.Word,
            "number" => TokenClassKind.Number,
            "punct" => TokenClassKind.Punctuation,
            "symbol" => TokenClassKind.Symbol,
            _ => TokenClassKind.Any,
        };
        var predicate = syntax.Predicate is { } condition
            ? WithNames(scope.Names).BindCondition(condition.Condition, new ExpressionScope(null, ExpressionPlace.TokenPredicate) { Reporting = scope.Reporting })
            : null;
        return new BoundPattern(new PatternNode.TokenClass(kind, predicate), kind == TokenClassKind.Number ? ValueShape.Number : ValueShape.Text);
    }

    private BoundPattern BindList(PatternSyntax.List syntax, PatternScope scope)
    {
        var item = BindPattern(syntax.Item, scope);
        return new BoundPattern(new PatternNode.List(item.Node), item.Shape.Listed());
    }

    private static PatternNode.Gap BindGap(PatternSyntax.Gap syntax) => syntax.Bounds is { } bounds
        ? new PatternNode.Gap(IntegerOf(bounds.Minimum), IntegerOf(bounds.Maximum ?? bounds.Minimum))
        : new PatternNode.Gap(0, DefaultGap);

    // What a look finds is not kept, so its labels are not labels of the rule.
    private BoundPattern BindLook(PatternSyntax.Look syntax, PatternScope scope)
    {
        var body = BindPattern(syntax.Body, scope with { Labels = new LabelTable() });
        return new BoundPattern(new PatternNode.Look(CaptureRemover.Remove(body.Node), syntax.Keyword.Is("ahead"), syntax.Negation is not null), ValueShape.Text);
    }

    private static PositionKind PositionOf(PatternSyntax.Position syntax) => (syntax.Edge.Text, syntax.Unit.Text) switch
    {
        ("start", "sentence") => PositionKind.StartOfSentence,
        ("end", "sentence") => PositionKind.EndOfSentence,
        ("start", "paragraph") => PositionKind.StartOfParagraph,
        ("end", "paragraph") => PositionKind.EndOfParagraph,
        ("start", _) => PositionKind.StartOfDocument,
        _ => PositionKind.EndOfDocument,
    };

    private BoundPattern BindRepeat(PatternSyntax.Repeat syntax, PatternScope scope)
    {
        var body = BindPattern(syntax.Body, scope);
        var (minimum, maximum) = syntax.Quantifier switch
        {
            { Symbol.Kind: SyntaxKind.Question } => (0, (int?)1),
            { Symbol.Kind: SyntaxKind.Star } => (0, null),
            { Symbol.Kind: SyntaxKind.Plus } => (1, null),
            { Bounds: { } bounds } => (IntegerOf(bounds.Minimum), bounds.Maximum is { } high ? IntegerOf(high) : bounds.Comma is null ? IntegerOf(bounds.Minimum) : null),
            _ => (1, 1),
        };
        return new BoundPattern(new PatternNode.Repeat(body.Node, minimum, maximum, syntax.Quantifier.Lazy is not null), body.Shape.Repeated(maximum));
    }

    private BoundPattern BindBoth(PatternSyntax.Both syntax, PatternScope scope)
    {
        var result = BindPattern(syntax.Operands[0], scope);
        for (var i = 1; i < syntax.Operands.Count; i++)
        {
            var right = BindPattern(syntax.Operands[i], scope);
            result = new BoundPattern(new PatternNode.Both(result.Node, right.Node), result.Shape.Then(right.Shape));
        }

        return result;
    }

    private BoundPattern BindLabelled(PatternSyntax.Labelled syntax, PatternScope scope)
    {
        var body = BindPattern(syntax.Body, scope);
        var label = scope.Labels.Add(syntax.Label.Text, body.Shape, body.Node);
        return new BoundPattern(new PatternNode.Capture(label, body.Node), body.Shape);
    }

    private BoundPattern BindSequence(PatternSyntax.Sequence syntax, PatternScope scope)
    {
        var parts = ImmutableArray.CreateBuilder<PatternNode>(syntax.Items.Length);
        var shape = ValueShape.Text;
        for (var i = 0; i < syntax.Items.Length; i++)
        {
            var part = BindPattern(syntax.Items[i], scope);
            shape = i == 0 ? part.Shape : shape.Then(part.Shape);
            parts.Add(part.Node);
        }

        return new BoundPattern(new PatternNode.Sequence(parts.ToImmutable()), shape);
    }

    private BoundPattern BindChoice(PatternSyntax.Choice syntax, PatternScope scope)
    {
        var alternatives = ImmutableArray.CreateBuilder<PatternNode>(syntax.Alternatives.Count);
        var shape = ValueShape.Text;
        for (var i = 0; i < syntax.Alternatives.Count; i++)
        {
            var alternative = BindPattern(syntax.Alternatives[i], scope);
            shape = i == 0 ? alternative.Shape : shape.Or(alternative.Shape);
            alternatives.Add(alternative.Node);
        }

        return new BoundPattern(new PatternNode.Choice(alternatives.ToImmutable()), shape);
    }

    private int BindZoneName(SyntaxToken name, PatternScope scope)
    {
        if (scope.Names.FindZone(name.Text, out _) is { } zone)
        {
            Note(name, zone, scope.Reporting);
            return zone.Index;
        }

        if (!scope.Names.IsExcused(name.Text))
        {
            var near = _context.Nearest(name.Text, scope.Names.VisibleNames(package => package.Zones.Keys));
            Report(scope.Reporting, BindingDiagnostics.UnknownZone(scope.Names.File.At(name), name.Text, near));
        }

        return -1;
    }

    private Binder WithNames(FileScope names) => names == _names ? this : new Binder(_context, names);

    private static int IntegerOf(SyntaxToken token) =>
        int.TryParse(token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;
}
