using System.Collections.Immutable;
using System.Text;
using Processing.Matching.Execution;
using Processing.Matching.Programs;
using Processing.Matching.Results;
using Processing.Matching.Values;
using Processing.Text;

namespace Processing.Matching.Explaining;

/// <summary>Tells why a record came out.</summary>
internal sealed class RecordExplainer(DocumentLattice lattice, RunObserver observer, ExplainLimits limits)
{
    private readonly List<LexiconMatch> _entries = [];

    /// <summary>Explains a record of the run.</summary>
    public RecordExplanation? Explain(MatchedRecord record)
    {
        for (var producer = 0; producer < lattice.Program.Rules.Length; producer++)
        {
            if (observer.ConclusionOf(producer) is { } conclusion && conclusion.Records.FindIndex(known => ReferenceEquals(known, record)) is >= 0 and var index)
            {
                return Explain(producer, record, [.. conclusion.Winners.Where((_, winner) => conclusion.Owners[winner] == index)]);
            }
        }

        return null;
    }

    /// <summary>Whether two matches of one record cannot both win: sequences that share a token, frames that share a trigger.</summary>
    public static bool Compete(RecordCandidate winner, RecordCandidate other) =>
        (winner.Trigger, other.Trigger) switch
        {
            (null, null) => winner.Tokens == other.Tokens || (winner.Tokens.Start < other.Tokens.End && other.Tokens.Start < winner.Tokens.End),
            ({ } left, { } right) => left == right,
            _ => false,
        };

    private RecordExplanation? Explain(int producer, MatchedRecord record, RecordCandidate[] members)
    {
        if (Array.Find(members, member => member.RuleName == record.Rule && member.Span == record.Span && member.Score.Equals(record.Score)) is not { } best)
        {
            return null;
        }

        var match = observer.MatchOf(best);
        var rule = best.Rule;
        var trigger = best.Trigger ?? best.Tokens;
        var elements = ImmutableArray.CreateBuilder<TakenElement>();
        Add(rule.Main, trigger.Start, elements);
        var alternatives = ImmutableArray.CreateBuilder<int>();
        AlternativeWalk.Add(rule.Main.Pattern, [.. elements.Select(element => element.Element).OfType<PatternNode>()], alternatives);
        foreach (var slot in rule.Slots)
        {
            foreach (var argument in match.Scope.Captures[slot.Definition.Label])
            {
                Add(slot.Pattern, argument.Tokens.Start, elements);
            }
        }

        var beaten = Beaten(producer, best, members);
        return new RecordExplanation(
            record,
            rule.Definition,
            alternatives.ToImmutable(),
            elements.ToImmutable(),
            LabelsOf(rule, match),
            ScoreOf(rule, match),
            [.. beaten.Take(limits.MaxDetails)],
            Math.Max(0, beaten.Count - limits.MaxDetails));
    }

    private static ImmutableArray<FilledLabel> LabelsOf(PreparedRule rule, RuleMatch match)
    {
        var labels = ImmutableArray.CreateBuilder<FilledLabel>();
        for (var label = 0; label < match.Scope.Captures.Count; label++)
        {
            if (match.Scope.Captures[label] is { Count: > 0 } captures)
            {
                labels.Add(new FilledLabel(rule.Definition.Labels[label], [.. captures.Select(captured => captured.Span)]));
            }
        }

        return labels.ToImmutable();
    }

    private ImmutableArray<ScorePart> ScoreOf(PreparedRule rule, RuleMatch match)
    {
        var parts = ImmutableArray.CreateBuilder<ScorePart>();
        if (rule.Definition.Score is { } score)
        {
            AddParts(score, 1, match, parts);
        }

        return parts.ToImmutable();
    }

    private void AddParts(ExpressionNode expression, int sign, RuleMatch match, ImmutableArray<ScorePart>.Builder parts)
    {
        if (expression is ExpressionNode.Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract } sum)
        {
            AddParts(sum.Left, sign, match, parts);
            AddParts(sum.Right, sum.Operator == BinaryOperator.Add ? sign : -sign, match, parts);
            return;
        }

        parts.Add(new ScorePart(expression, sign * (ValueComparison.ToNumber(lattice.Evaluator.Evaluate(expression, match.Scope)) ?? 0)));
    }

    private List<BeatenMatch> Beaten(int producer, RecordCandidate best, RecordCandidate[] members)
    {
        var winners = observer.ConclusionOf(producer)?.Winners ?? [];
        var competitors = lattice.Program.Policies[producer] is { Criteria.IsEmpty: true } ? [] : observer.CompetitorsOf(producer).Where(other => !winners.Exists(winner => ReferenceEquals(winner, other)));
        return
        [
            .. members.Where(member => !ReferenceEquals(member, best)).Select(member => ToBeaten(member, BeatenBy.Key)),
            .. competitors.Where(other => members.Any(member => Compete(member, other))).Select(other => ToBeaten(other, BeatenBy.Overlap)),
            .. members.SelectMany(member => member.Losers).Select(loser => ToBeaten(loser, BeatenBy.Resolve)),
        ];
    }

    private static BeatenMatch ToBeaten(RecordCandidate candidate, BeatenBy by) => new(candidate.RuleName, candidate.Span, candidate.Score, by);

    private void Add(Automaton automaton, int start, ImmutableArray<TakenElement>.Builder elements)
    {
        var block = lattice.Text.GetBlockTokens(lattice.Text[Math.Min(start, lattice.Text.Count - 1)].Block);
        if (lattice.Matcher.TraceAt(automaton, block, start, new AttemptTrace(automaton, start), out var origins) is not { } match)
        {
            return;
        }

        var first = elements.Count;
        for (var index = 0; index < match.Path.Length; index++)
        {
            if (match.Path[index].Kind != PathKind.Step)
            {
                continue;
            }

            var taken = ToTaken(match.Path[index], origins[index]);
            if (elements.Count > first && elements[^1] is { Producer: null } last && taken.Producer is null && ReferenceEquals(last.Element, taken.Element))
            {
                elements[^1] = last with { Span = last.Span.Cover(taken.Span), ReadAs = $"{last.ReadAs} {taken.ReadAs}" };
            }
            else
            {
                elements.Add(taken);
            }
        }
    }

    private TakenElement ToTaken(PathStep step, PatternNode? element)
    {
        var readAs = string.Join(' ', Enumerable.Range(step.Tokens.Start, step.Tokens.Length).Select(token => Encoding.UTF8.GetString(lattice.Text.GetFolded(token))));
        if (step.Annotation is not { } annotation || element is not PatternNode.Annotation { Producer: var producer })
        {
            return new TakenElement(element, step.Span, readAs, null, null, step.Annotation?.Value, step.Annotation?.Clitics ?? LexiconClitics.None);
        }

        var name = lattice.Program.Program.Producers[producer].Name;
        return new TakenElement(element, step.Span, readAs, name, EntryOf(producer, annotation), annotation.Value, annotation.Clitics);
    }

    // The form that the text has: written so, or folding to the same; of those that are only similar the nearest.
    private static string FormOf(ImmutableArray<string> forms, string text)
    {
        var key = Folding.ToKey(text);
        return forms.FirstOrDefault(form => form == text) ?? forms.MinBy(form => Distance(Folding.ToKey(form), key)) ?? text;

        static int Distance(string one, string other) => EditDistance.Between(one, other, Math.Max(one.Length, other.Length)) ?? int.MaxValue;
    }

    private string? EntryOf(int producer, Annotation annotation)
    {
        if (lattice.Program.Program.Producers[producer] is not Producer.Lexicon lexicon || lattice.Program.Lexicons[producer] is not { } index)
        {
            return null;
        }

        _entries.Clear();
        index.Value.FindAt(lattice.Text, annotation.Tokens.Start, _entries);
        foreach (var entry in _entries)
        {
            if (entry.Tokens == annotation.Tokens && Equals(lexicon.Entries[entry.Entry].Value, annotation.Value))
            {
                return FormOf(lexicon.Entries[entry.Entry].Forms, lattice.Text.GetString(entry.Span));
            }
        }

        return null;
    }
}
