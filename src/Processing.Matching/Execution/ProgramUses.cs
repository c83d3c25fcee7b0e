using System.Collections.Immutable;
using Processing.Matching.Programs;

namespace Processing.Matching.Execution;

/// <summary>Walks the trees of a program and collects what they use.</summary>
internal sealed class ProgramUses
{
    /// <summary>Producers whose annotations are used.</summary>
    public SortedSet<int> Producers { get; } = [];

    /// <summary>Zones that are used.</summary>
    public SortedSet<int> Zones { get; } = [];

    /// <summary>Patterns inside expressions, in the order met.</summary>
    public List<PatternNode> EmbeddedPatterns { get; } = [];

    /// <summary>Forgets what was added.</summary>
    public void Clear()
    {
        Producers.Clear();
        Zones.Clear();
        EmbeddedPatterns.Clear();
    }

    /// <summary>Adds what a producer uses.</summary>
    public void Add(Producer producer)
    {
        switch (producer)
        {
            case Producer.Entity entity:
                foreach (var alternative in entity.Alternatives)
                {
                    Add(alternative.Pattern);
                    Add(alternative.Value);
                    Add(alternative.Condition);
                }

                break;
            case Producer.Record record:
                foreach (var rule in record.Rules)
                {
                    Add(rule);
                }

                foreach (var reference in record.References)
                {
                    Add(reference);
                }

                break;
        }
    }

    /// <summary>Adds what words that stand for a record use.</summary>
    public void Add(RecordReference reference)
    {
        foreach (var phrase in reference.Clues.OfType<ReferenceClue.Phrase>())
        {
            Add(phrase.Pattern);
        }

        Add(reference.Unless);
    }

    /// <summary>Adds what a zone uses.</summary>
    public void Add(ZoneDefinition zone)
    {
        foreach (var clause in zone.Clauses)
        {
            if (PatternOf(clause) is { } pattern)
            {
                Add(pattern);
            }
        }
    }

    /// <summary>The pattern of a clause; null for a clause without one.</summary>
    public static PatternNode? PatternOf(ZoneClause clause) => clause switch
    {
        ZoneClause.WholeParagraph whole => whole.Pattern,
        ZoneClause.ParagraphWith with => with.Pattern,
        ZoneClause.FromParagraph from => from.Pattern,
        ZoneClause.Matching matching => matching.Pattern,
        ZoneClause.InColumn column => column.Pattern,
        ZoneClause.InRow row => row.Pattern,
        ZoneClause.Labelled labelled => labelled.Pattern,
        _ => null,
    };

    /// <summary>Adds what a rule uses.</summary>
    public void Add(RuleDefinition rule)
    {
        switch (rule.Body)
        {
            case RuleBody.Sequence sequence:
                Add(sequence.Pattern);
                break;
            case RuleBody.Frame frame:
                Add(frame.Trigger);
                foreach (var slot in frame.Slots)
                {
                    Add(slot.Pattern);
                    Add(slot.After ?? new PatternNode.Empty());
                    Add(slot.Before ?? new PatternNode.Empty());
                }

                break;
        }

        foreach (var field in rule.Fields)
        {
            Add(field.Value);
        }

        Add(rule.Where);
        Add(rule.Unless);
        Add(rule.Score);
    }

    private void Add(PatternNode pattern)
    {
        switch (pattern)
        {
            case PatternNode.TokenClass token:
                Add(token.Predicate);
                break;
            case PatternNode.Annotation annotation:
                Producers.Add(annotation.Producer);
                Add(annotation.Predicate);
                break;
            case PatternNode.ZoneRegion region:
                Zones.Add(region.Zone);
                break;
            case PatternNode.InZone zone:
                Zones.Add(zone.Zone);
                break;
            case PatternNode.Sequence sequence:
                AddAll(sequence.Parts);
                break;
            case PatternNode.Choice choice:
                AddAll(choice.Alternatives);
                break;
            case PatternNode.Repeat repeat:
                Add(repeat.Body);
                break;
            case PatternNode.Capture capture:
                Add(capture.Body);
                break;
            case PatternNode.List list:
                Add(list.Item);
                break;
            case PatternNode.Look look:
                Add(look.Body);
                break;
            case PatternNode.Both both:
                AddAll([both.Left, both.Right]);
                break;
        }
    }

    private void AddAll(ImmutableArray<PatternNode> patterns)
    {
        foreach (var pattern in patterns)
        {
            Add(pattern);
        }
    }

    /// <summary>Adds what an expression uses; nothing for null.</summary>
    public void Add(ExpressionNode? expression)
    {
        switch (expression)
        {
            case ExpressionNode.LabelMatches matches:
                AddEmbedded(matches.Pattern);
                break;
            case ExpressionNode.LabelContains contains:
                AddEmbedded(contains.Pattern);
                break;
            case ExpressionNode.Neighbour neighbour:
                AddEmbedded(neighbour.Pattern);
                break;
            case ExpressionNode.TokenInAnnotation inside:
                Producers.Add(inside.Producer);
                break;
            case { } node:
                foreach (var operand in OperandsOf(node))
                {
                    Add(operand);
                }

                break;
        }
    }

    private void AddEmbedded(PatternNode pattern)
    {
        EmbeddedPatterns.Add(pattern);
        Add(pattern);
    }

    /// <summary>Adds the labels that an expression names.</summary>
    public static void AddLabels(ExpressionNode expression, ISet<int> labels)
    {
        if (LabelOf(expression) is { } label)
        {
            labels.Add(label);
        }

        foreach (var operand in OperandsOf(expression))
        {
            AddLabels(operand, labels);
        }
    }

    private static int? LabelOf(ExpressionNode expression) => expression switch
    {
        ExpressionNode.LabelValue label => label.Label,
        ExpressionNode.LabelText label => label.Label,
        ExpressionNode.LabelTokenCount label => label.Label,
        ExpressionNode.LabelExists label => label.Label,
        ExpressionNode.LabelMatches label => label.Label,
        ExpressionNode.LabelContains label => label.Label,
        _ => null,
    };

    private static ImmutableArray<ExpressionNode> OperandsOf(ExpressionNode node) => node switch
    {
        ExpressionNode.Member member => [member.Target],
        ExpressionNode.Call call => call.Arguments,
        ExpressionNode.Exists exists => [exists.Operand],
        ExpressionNode.Not not => [not.Operand],
        ExpressionNode.And and => and.Operands,
        ExpressionNode.Or or => or.Operands,
        ExpressionNode.Binary binary => [binary.Left, binary.Right],
        ExpressionNode.InRange range => [range.Operand],
        ExpressionNode.InList list => [list.Operand],
        ExpressionNode.Conditional conditional => conditional.Else is { } other ? [conditional.Condition, conditional.Then, other] : [conditional.Condition, conditional.Then],
        ExpressionNode.Coalesce coalesce => [coalesce.First, coalesce.Second],
        _ => [],
    };
}
