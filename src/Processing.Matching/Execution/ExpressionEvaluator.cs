using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using Processing.Matching.Functions;
using Processing.Matching.Programs;
using Processing.Matching.Values;
using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>Computes expressions over one document. Nothing fails: what cannot be computed is absent (null), and absence spreads.</summary>
internal sealed partial class ExpressionEvaluator(DocumentLattice lattice)
{
    // Ticks for reading a capture: its place, its value, and its share of what a function does with the list.
    private const int CaptureWork = 4;

    private static readonly List<Captured> NoCaptures = [];
    private static readonly Value True = Value.Boolean.True;
    private static readonly Value False = Value.Boolean.False;

    /// <summary>The value of an expression; null for absent.</summary>
    public Value? Evaluate(ExpressionNode expression, ExpressionScope scope) => Evaluate(expression, new Subject(scope, -1, null, null));

    /// <summary>The value that a rule gives a field; adds the places of the labels that gave it, in text order.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="fill">Index of the field among those that it fills.</param>
    /// <param name="scope">The match.</param>
    /// <param name="places">Receives the places; where there is no value, what is added means nothing.</param>
    public Value? Evaluate(PreparedRule rule, int fill, ExpressionScope scope, List<TextSpan> places)
    {
        var first = places.Count;
        if (Evaluate(rule.Definition.Fields[fill].Value, new Subject(scope, -1, null, places)) is not { } value)
        {
            return null;
        }

        if (places.Count == first)
        {
            LabelPlaces.Add(rule.LabelsOf(fill), scope.Captures, places);
        }

        LabelPlaces.Merge(places, first);
        return value;
    }

    /// <summary>Whether a condition holds; an absent value does not, no condition does.</summary>
    public bool Holds(ExpressionNode? condition, ExpressionScope scope) => condition is null || IsTrue(Evaluate(condition, scope));

    /// <summary>Whether a token fulfils a test.</summary>
    public bool Accepts(TokenTest test, int token)
    {
        if (!test.Allows(lattice.Text[token].Kind))
        {
            return false;
        }

        return (test.Regex is null || ((test.Ends is null || test.Ends.Allow(lattice.Text.GetFolded(token))) && IsMatch(test.Regex, lattice.Text.GetFolded(token))))
            && (test.Ready is { } ready ? ready.Holds(lattice, token) : test.Predicate is null || IsTrue(Evaluate(test.Predicate, new Subject(null, token, null, null))));
    }

    private static bool IsMatch(Regex regex, ReadOnlySpan<byte> folded)
    {
        const int OnStack = 128;
        if (folded.Length > OnStack)
        {
            return regex.IsMatch(Encoding.UTF8.GetString(folded));
        }

        // No more characters than bytes.
        Span<char> characters = stackalloc char[OnStack];
        return regex.IsMatch(characters[..Encoding.UTF8.GetChars(folded, characters)]);
    }

    /// <summary>Whether an annotation fulfils a predicate; it always does without one.</summary>
    public bool Accepts(ExpressionNode? predicate, Annotation annotation) =>
        predicate is null || IsTrue(Evaluate(predicate, new Subject(null, annotation.Tokens.Start, annotation, null)));

    /// <summary>The value of a capture: of the items it holds when there are several, of its only annotation with a value, else its text.</summary>
    public Value ValueOf(Captured captured)
    {
        var items = CaptureReader.ItemsOf(captured);
        if (items.Count() is > 1 and var count)
        {
            var values = new Value[count];
            var next = 0;
            foreach (var item in items)
            {
                values[next++] = ValueOfOne(item);
            }

            return new Value.List(ImmutableCollectionsMarshal.AsImmutableArray(values));
        }

        return ValueOfOne(captured);
    }

    /// <summary>Whether an expression is a label that stands for the text of a place and no other value.</summary>
    public bool IsTextOf(TextSpan span, ExpressionNode expression, ExpressionScope scope) =>
        LabelOf(expression, out var reading) is { } label && scope.Captures[label] is [var captured] && captured.Span == span
        && (reading == LabelReading.Text || (CaptureReader.ItemsOf(captured).Count() <= 1 && OnlyValueOf(captured, out var hasSeveral) is null && (hasSeveral || !IsNumberToken(captured))));

    private static bool IsTrue(Value? value) => value is Value.Boolean { IsTrue: true };

    private static Value ToBoolean(bool value) => value ? True : False;

    private Value ValueOfOne(Captured captured) => OnlyValueOf(captured, out var hasSeveral) ?? (hasSeveral ? null : OfNumberToken(captured)) ?? TextOf(captured.Span);

    // Of the only annotation with a value; null where there is none, or several.
    private static Value? OnlyValueOf(Captured captured, out bool hasSeveral)
    {
        hasSeveral = false;
        Annotation? only = null;
        foreach (ref readonly var step in captured.Steps.AsSpan())
        {
            if (step.Annotation is { HasValue: true } annotation && annotation != only)
            {
                if (only is not null)
                {
                    hasSeveral = true;
                    return null;
                }

                only = annotation;
            }
        }

        return only?.Value;
    }

    // What one rule reads others read too, so a place is made a text once.
    internal Value.Text TextOf(TextSpan span)
    {
        ref var text = ref CollectionsMarshal.GetValueRefOrAddDefault(lattice.Buffers.Texts, span, out _);
        return text ??= new Value.Text(lattice.Text.GetString(span));
    }

    // A label on one token of digits is that number, so that `date(gregorian, year, month, day)` needs no conversions.
    private Value? OfNumberToken(Captured captured) => captured.Tokens.Length == 1 ? NumberAt(captured.Tokens.Start) : null;

    private bool IsNumberToken(Captured captured) => captured.Tokens.Length == 1 && lattice.Text.TryGetNumber(captured.Tokens.Start, out _);

    /// <summary>The value of a token of digits; null for another token.</summary>
    public Value? NumberAt(int token)
    {
        if (!lattice.Text.TryGetNumber(token, out var number))
        {
            return null;
        }

        return (number.Scale == 0 || number == decimal.Truncate(number)) && Math.Abs(number) <= long.MaxValue ? Value.Integer.Of((long)number) : new Value.Decimal(number);
    }

    private Value? Evaluate(ExpressionNode expression, Subject subject)
    {
        lattice.Budget.Tick();
        return Compute(expression, subject);
    }

    private Value? Compute(ExpressionNode expression, Subject subject) => expression switch
    {
        ExpressionNode.Constant constant => constant.Value,
        ExpressionNode.LabelValue label => OfLabel(label.Label, subject, LabelReading.Value),
        ExpressionNode.LabelText label => OfLabel(label.Label, subject, LabelReading.Text),
        ExpressionNode.LabelTokenCount label => CountTokens(label.Label, subject),
        ExpressionNode.LabelExists label => ToBoolean(CapturesOf(label.Label, subject).Count > 0),
        ExpressionNode.LabelMatches matches => LabelMatches(matches, subject),
        ExpressionNode.LabelContains contains => LabelContains(contains, subject),
        ExpressionNode.Neighbour neighbour => ToBoolean(HasNeighbour(neighbour, subject)),
        ExpressionNode.Member member => Evaluate(member.Target, subject) is { } target ? ValueMembers.Get(target, member.Name) : null,
        ExpressionNode.DocumentProperty property => DocumentStatements.Read(lattice.Text, property, subject.Places),
        ExpressionNode.Call call => Call(call, subject),
        ExpressionNode.Exists exists => ToBoolean(Evaluate(exists.Operand, subject) is { } value and not Value.List { Items.Length: 0 }),
        ExpressionNode.Not not => ToBoolean(!IsTrue(Evaluate(not.Operand, subject))),
        ExpressionNode.And and => All(and.Operands, subject),
        ExpressionNode.Or or => Any(or.Operands, subject),
        ExpressionNode.Binary binary => OfBinary(binary, subject),
        ExpressionNode.InRange range => InRange(range, subject),
        ExpressionNode.InList list => InList(list, subject),
        ExpressionNode.Conditional conditional => Choose(conditional, subject),
        ExpressionNode.Coalesce coalesce => Coalesce(coalesce, subject),
        ExpressionNode.TokenAttribute attribute => OfToken(attribute.Attribute, subject.Token),
        ExpressionNode.AnnotationValue => subject.Annotation?.Value,
        ExpressionNode.AnnotationText => subject.Annotation is { } annotation ? TextOf(annotation.Span) : null,
        ExpressionNode.TokenInAnnotation inside => ToBoolean(lattice.Covers(inside.Producer, subject.Token)),
        _ => null,
    };

    private static List<Captured> CapturesOf(int label, in Subject subject) => subject.Scope?.Captures[label] ?? NoCaptures;

    private Value Read(Captured captured, LabelReading reading) => reading == LabelReading.Value ? ValueOf(captured) : TextOf(captured.Span);

    private Value? OfLabel(int label, Subject subject, LabelReading reading)
    {
        var captures = CapturesOf(label, subject);
        lattice.Budget.Tick(captures.Count * CaptureWork);
        foreach (var captured in captures)
        {
            LabelPlaces.Add(captured, subject.Places);
        }

        if (captures.Count <= 1)
        {
            return captures.Count == 0 ? null : Read(captures[0], reading);
        }

        var items = ImmutableArray.CreateBuilder<Value>(captures.Count);
        foreach (var captured in captures)
        {
            var value = Read(captured, reading);
            if (value is Value.List inner)
            {
                items.AddRange(inner.Items);
            }
            else
            {
                items.Add(value);
            }
        }

        return new Value.List(items.DrainToImmutable());
    }

    // What count() gives of a label, without the values.
    private Value.Integer CountOf(int label, Subject subject, LabelReading reading)
    {
        var captures = CapturesOf(label, subject);
        lattice.Budget.Tick(captures.Count * CaptureWork);
        var count = 0;
        foreach (var captured in captures)
        {
            LabelPlaces.Add(captured, subject.Places);
            count += reading == LabelReading.Text ? 1
                : CaptureReader.ItemsOf(captured).Count() is > 1 and var items ? items
                : OnlyValueOf(captured, out _) is Value.List list ? list.Items.Length : 1;
        }

        return Value.Integer.Of(count);
    }

    private static Value.Integer CountTokens(int label, Subject subject)
    {
        var captures = CapturesOf(label, subject);
        var tokens = 0L;
        foreach (var captured in captures)
        {
            LabelPlaces.Add(captured, subject.Places);
            tokens += captured.Tokens.Length;
        }

        return Value.Integer.Of(tokens);
    }

    private Value? LabelMatches(ExpressionNode.LabelMatches matches, Subject subject)
    {
        var captures = CapturesOf(matches.Label, subject);
        var automaton = lattice.Program.Embedded(matches.Pattern);
        foreach (var captured in captures)
        {
            if (!lattice.Matcher.MatchesExactly(automaton, BlockOf(captured), captured.Tokens))
            {
                return False;
            }
        }

        return captures.Count == 0 ? null : True;
    }

    private Value? LabelContains(ExpressionNode.LabelContains contains, Subject subject)
    {
        var captures = CapturesOf(contains.Label, subject);
        var automaton = lattice.Program.Embedded(contains.Pattern);
        foreach (var captured in captures)
        {
            if (lattice.Matcher.MatchesInside(automaton, BlockOf(captured), captured.Tokens))
            {
                return True;
            }
        }

        return captures.Count == 0 ? null : False;
    }

    private TokenSpan BlockOf(Captured captured) => lattice.Text.GetBlockTokens(lattice.Text[captured.Tokens.Start].Block);

    private bool HasNeighbour(ExpressionNode.Neighbour neighbour, Subject subject)
    {
        if (subject.Scope is not { } scope)
        {
            return false;
        }

        var automaton = lattice.Program.Embedded(neighbour.Pattern);
        var block = scope.Block;
        if (!neighbour.After)
        {
            var first = scope.Match.Length > 0 ? lattice.Text.GetBlockTokens(lattice.Text[scope.Match.Start].Block) : block;
            return lattice.Matcher.MatchesBehind(automaton, first, scope.Match.Start);
        }

        return lattice.Matcher.MatchesAhead(automaton, block, scope.Match.End);
    }

    private Value? Call(ExpressionNode.Call call, Subject subject)
    {
        if (FunctionCatalogue.Find(call.Function) is not { } function)
        {
            return null;
        }

        if (ReferenceEquals(function, CountFunction.Definition) && call.Arguments is [var counted] && LabelOf(counted, out var reading) is { } label)
        {
            return CountOf(label, subject, reading);
        }

        var arguments = lattice.Buffers.Arguments.Take(Math.Max(call.Arguments.Length, function.Parameters.Length));
        var value = Fill(arguments, call, function, subject) ? function.Evaluate(ImmutableCollectionsMarshal.AsImmutableArray(arguments)) : null;
        lattice.Buffers.Arguments.Return(arguments);
        return value;
    }

    private static int? LabelOf(ExpressionNode expression, out LabelReading reading)
    {
        reading = expression is ExpressionNode.LabelText ? LabelReading.Text : LabelReading.Value;
        return expression switch
        {
            ExpressionNode.LabelValue value => value.Label,
            ExpressionNode.LabelText text => text.Label,
            _ => null,
        };
    }

    // False where an argument is absent that must not be.
    private bool Fill(Value?[] arguments, ExpressionNode.Call call, FunctionDefinition function, Subject subject)
    {
        for (var index = 0; index < call.Arguments.Length; index++)
        {
            var argument = Evaluate(call.Arguments[index], subject);
            if (argument is null && index < function.Parameters.Length && !function.Parameters[index].IsOptional)
            {
                return false;
            }

            arguments[index] = argument;
        }

        for (var index = call.Arguments.Length; index < arguments.Length; index++)
        {
            if (!function.Parameters[index].IsOptional)
            {
                return false;
            }
        }

        if (function.DefaultsToReference && arguments[^1] is null)
        {
            arguments[^1] = lattice.Reference;
        }

        return true;
    }

    private Value All(ImmutableArray<ExpressionNode> operands, Subject subject)
    {
        foreach (var operand in operands)
        {
            if (!IsTrue(Evaluate(operand, subject)))
            {
                return False;
            }
        }

        return True;
    }

    private Value Any(ImmutableArray<ExpressionNode> operands, Subject subject)
    {
        foreach (var operand in operands)
        {
            if (IsTrue(Evaluate(operand, subject)))
            {
                return True;
            }
        }

        return False;
    }

    private Value? Choose(ExpressionNode.Conditional conditional, Subject subject)
    {
        // What a condition looks at is not what the value was read from.
        var holds = IsTrue(Evaluate(conditional.Condition, subject with { Places = null }));
        return holds ? Evaluate(conditional.Then, subject) : conditional.Else is { } other ? Evaluate(other, subject) : null;
    }

    private Value? Coalesce(ExpressionNode.Coalesce coalesce, Subject subject)
    {
        var mark = subject.Places?.Count ?? 0;
        if (Evaluate(coalesce.First, subject) is { } first)
        {
            return first;
        }

        subject.Places?.RemoveRange(mark, subject.Places.Count - mark);
        return Evaluate(coalesce.Second, subject);
    }

    /// <summary>How a label is read.</summary>
    private enum LabelReading
    {
        Value,
        Text,
    }

    /// <summary>What an expression looks at.</summary>
    /// <param name="Scope">The match; null in predicates.</param>
    /// <param name="Token">The token of a predicate; -1 otherwise.</param>
    /// <param name="Annotation">The annotation of a predicate.</param>
    /// <param name="Places">Collects the places of labels that were read; null when nobody asks.</param>
    private readonly record struct Subject(ExpressionScope? Scope, int Token, Annotation? Annotation, List<TextSpan>? Places);
}
