using System.Collections.Immutable;
using System.Globalization;
using Processing.Matching.Programs;
using Processing.Rules.Diagnostics;
using Processing.Rules.Syntax;

namespace Processing.Rules.Binding;

internal sealed partial class RuleBinder
{
    private RuleBody.Frame BindFrame(ImmutableArray<TriggerSyntax> triggers, ImmutableArray<SlotSyntax> slots)
    {
        // `trigger` is the first label; its own labels follow.
        var inner = new LabelTable();
        var shapes = triggers.Select(trigger => _binder.BindWholePattern(trigger.Pattern, inner)).ToImmutableArray();
        _labels.Add("trigger", shapes.Skip(1).Aggregate(shapes[0].Shape, (shape, next) => shape.Or(next.Shape)), [.. shapes.Select(trigger => trigger.Node)]);
        _labels.IsUncertain |= inner.IsUncertain;
        var pattern = BindAlternativesMuted(triggers);
        var bound = ImmutableArray.CreateBuilder<FrameSlot>(slots.Length);
        var seen = new Dictionary<string, SlotSyntax>(StringComparer.Ordinal);
        foreach (var slot in slots)
        {
            if (!seen.TryAdd(slot.Name.Text, slot))
            {
                context.Diagnostics.Add(BindingDiagnostics.RepeatedSlot(_file.At(slot.Name), slot.Name.Text, _file.At(seen[slot.Name.Text].Name)));
                continue;
            }

            bound.Add(BindSlot(slot));
        }

        return new RuleBody.Frame(pattern, bound.ToImmutable());
    }

    private PatternNode BindAlternativesMuted(ImmutableArray<TriggerSyntax> triggers)
    {
        var nodes = triggers.Select(trigger => _binder.BindAgain(trigger.Pattern, _labels).Node).ToImmutableArray();
        return _binder.Choose([.. triggers.Select(trigger => trigger.Pattern)], nodes, _labels);
    }

    private FrameSlot BindSlot(SlotSyntax syntax)
    {
        var pattern = _binder.BindWholePattern(syntax.Pattern, _labels);
        var isList = syntax.List is not null;
        var label = _labels.Add(syntax.Name.Text, isList ? pattern.Shape.Listed() : pattern.Shape, pattern.Node);
        var (scope, tokens, side, choice) = (SlotScope.Sentence, 0, SlotSide.Either, SlotChoice.Nearest);
        PatternNode? after = null, before = null;
        var seen = new Dictionary<string, SyntaxToken>(StringComparer.Ordinal);
        foreach (var modifier in syntax.Modifiers)
        {
            var group = modifier.Keyword.Text switch
            {
                "nearest" or "first" or "last" => "choice",
                "preceding" or "following" => "side",
                var other => other,
            };
            if (!seen.TryAdd(group, modifier.Keyword))
            {
                context.Diagnostics.Add(BindingDiagnostics.RepeatedClause(_file.At(modifier.Keyword), modifier.Keyword.Text, _file.At(seen[group])));
                continue;
            }

            switch (modifier.Keyword.Text)
            {
                case "after":
                    after = BindAdjacent(modifier);
                    break;
                case "before":
                    before = BindAdjacent(modifier);
                    break;
                case "within":
                    (scope, tokens) = ScopeOf(modifier);
                    break;
                case "preceding" or "following":
                    side = modifier.Keyword.Is("preceding") ? SlotSide.Left : SlotSide.Right;
                    break;
                default:
                    choice = modifier.Keyword.Text switch { "first" => SlotChoice.First, "last" => SlotChoice.Last, _ => SlotChoice.Nearest };
                    break;
            }
        }

        return new FrameSlot(label, pattern.Node, syntax.Question is null, isList, scope, tokens, side, choice, after, before);
    }

    private PatternNode? BindAdjacent(SlotModifierSyntax modifier) =>
        modifier.Pattern is { } pattern ? CaptureRemover.Remove(_binder.BindWholePattern(pattern, new LabelTable()).Node) : null;

    private static (SlotScope Scope, int Tokens) ScopeOf(SlotModifierSyntax modifier) => modifier.Scope?.Text switch
    {
        "sentence" => (SlotScope.Sentence, 0),
        "paragraph" => (SlotScope.Paragraph, 0),
        "document" => (SlotScope.Document, 0),
        "trigger" => (SlotScope.Trigger, 0),
        "row" => (SlotScope.Row, 0),
        var distance => (SlotScope.Tokens, int.TryParse(distance, NumberStyles.None, CultureInfo.InvariantCulture, out var tokens) ? tokens : 0),
    };
}
