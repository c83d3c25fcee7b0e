using Processing.Matching.Programs;
using Processing.Matching.Values;
using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>Finds the annotations of a lexicon or an entity.</summary>
internal static class ProducerFinder
{
    private static readonly Comparison<Annotation> LongestFirst = static (left, right) => right.Tokens.End.CompareTo(left.Tokens.End);

    /// <summary>Adds the annotations of a lexicon or an entity, in any order.</summary>
    public static void AddTo(List<Annotation> annotations, DocumentLattice lattice, int producer)
    {
        switch (lattice.Program.Program.Producers[producer])
        {
            case Producer.Lexicon lexicon when lattice.Program.Lexicons[producer] is { } index:
                AddEntries(annotations, lattice, lexicon, index.Value);
                break;
            case Producer.Entity entity:
                AddEntity(annotations, lattice, entity, producer);
                break;
        }
    }

    private static void AddEntries(List<Annotation> annotations, DocumentLattice lattice, Producer.Lexicon lexicon, Lexicon index)
    {
        var matches = new List<LexiconMatch>();
        for (var token = 0; token < lattice.Text.Count && lattice.Budget.TryStep(); token++)
        {
            matches.Clear();
            index.FindAt(lattice.Text, token, matches);
            foreach (var match in matches)
            {
                annotations.Add(lattice.Annotate(match.Tokens, match.Span, lexicon.Entries[match.Entry].Value, match.Clitics));
            }
        }
    }

    private static void AddEntity(List<Annotation> annotations, DocumentLattice lattice, Producer.Entity entity, int producer)
    {
        var alternatives = lattice.Program.Alternatives[producer];
        var passed = lattice.Program.PassedOn[producer];
        var first = 0;
        while (first < alternatives.Length && !lattice.HasStarts(alternatives[first]))
        {
            first++;
        }

        if (first == alternatives.Length)
        {
            return;
        }

        // An entity may be looked for while another one is.
        var chains = lattice.Chains.TryPop(out var idle) ? idle : new AnnotationChains();
        var reading = lattice.TakeReading();
        chains.Prepare(annotations);
        for (var index = first; index < alternatives.Length && !lattice.Budget.IsSpent; index++)
        {
            if (lattice.HasStarts(alternatives[index]))
            {
                FindAlternative(lattice, entity.Alternatives[index], alternatives[index], passed[index], reading, chains);
            }
        }

        chains.Clear();
        lattice.Chains.Push(chains);
        lattice.Return(reading);
    }

    private static void FindAlternative(DocumentLattice lattice, EntityAlternative alternative, Automaton automaton, PassedOn passed, MatchReading reading, AnnotationChains chains)
    {
        if (lattice.PassesOn && passed.Producer >= 0 && lattice.Program.Program.Producers[passed.Producer] is Producer.Entity)
        {
            PassOn(lattice, alternative, automaton, passed, reading, chains);
            return;
        }

        foreach (var (block, start) in lattice.Starts(automaton))
        {
            if (lattice.Budget.IsSpent || (FindAlternativeAt(lattice, alternative, automaton, passed, block, start, reading) is { } annotation && !TryAdd(lattice, annotation, chains)))
            {
                return;
            }
        }
    }

    // What is passed on is known already, in the order of the text: of each start the longest.
    private static void PassOn(DocumentLattice lattice, EntityAlternative alternative, Automaton automaton, PassedOn passed, MatchReading reading, AnnotationChains chains)
    {
        var last = -1;
        foreach (var annotation in lattice.Annotations(passed.Producer).All)
        {
            var start = annotation.Tokens.Start;
            if (start == last || lattice.IsHidden(annotation.Tokens, automaton.AskedZones))
            {
                continue;
            }

            last = start;
            var found = alternative.Value is null ? lattice.Annotate(annotation.Tokens, annotation.Span, null, annotation.Clitics)
                : annotation.HasValue ? annotation
                : FindAlternativeAt(lattice, alternative, automaton, passed, lattice.Text.GetBlockTokens(lattice.Text[start].Block), start, reading);
            if (!lattice.Budget.TryStep() || (found is not null && !TryAdd(lattice, found, chains)))
            {
                return;
            }
        }
    }

    // False where the budget is spent.
    private static bool TryAdd(DocumentLattice lattice, Annotation annotation, AnnotationChains chains)
    {
        if (!IsNew(annotation, chains))
        {
            return true;
        }

        if (!lattice.Budget.TryMatch())
        {
            return false;
        }

        chains.Add(annotation);
        return true;
    }

    private static bool IsNew(Annotation annotation, AnnotationChains chains)
    {
        for (var known = chains.FirstAt(annotation.Tokens.Start); known >= 0; known = chains.After(known))
        {
            if (chains.Found[known].Tokens == annotation.Tokens && HaveEqualKeys(chains.Found[known].Value, annotation.Value))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Adds the annotations of an entity that start at one token, in the order that an <see cref="AnnotationSet"/> gives them.</summary>
    public static void AddEntityAt(List<Annotation> annotations, DocumentLattice lattice, int producer, int start)
    {
        var alternatives = ((Producer.Entity)lattice.Program.Program.Producers[producer]).Alternatives;
        var automata = lattice.Program.Alternatives[producer];
        var passed = lattice.Program.PassedOn[producer];
        var block = lattice.Text.GetBlockTokens(lattice.Text[start].Block);
        var reading = lattice.TakeReading();
        for (var index = 0; index < alternatives.Length && !lattice.Budget.IsSpent; index++)
        {
            if (lattice.HasStarts(automata[index])
                && lattice.Matcher.CanStart(automata[index], start, block.End)
                && FindAlternativeAt(lattice, alternatives[index], automata[index], passed[index], block, start, reading) is { } annotation
                && !IsKnown(annotations, annotation))
            {
                if (!lattice.Budget.TryMatch())
                {
                    break;
                }

                annotations.Add(annotation);
            }
        }

        lattice.Return(reading);

        // Of equal extents the earlier alternative stays first.
        StableSort.Sort(annotations, LongestFirst, lattice.Budget);
    }

    private static bool IsKnown(List<Annotation> annotations, Annotation annotation)
    {
        foreach (var known in annotations)
        {
            if (known.Tokens == annotation.Tokens && HaveEqualKeys(known.Value, annotation.Value))
            {
                return true;
            }
        }

        return false;
    }

    private static Annotation? FindAlternativeAt(DocumentLattice lattice, EntityAlternative alternative, Automaton automaton, PassedOn passed, TokenSpan block, int start, MatchReading reading)
    {
        if (lattice.PassesOn && passed.IsNumber && !lattice.IsHidden(start, automaton.AskedZones) && lattice.Budget.TryStep() && lattice.Evaluator.NumberAt(start) is { } number)
        {
            return lattice.Annotate(new TokenSpan(start, start + 1), lattice.Text[start].Span, number, LexiconClitics.None);
        }

        if (lattice.PassesOn && passed.Producer >= 0)
        {
            foreach (var annotation in lattice.AnnotationsAt(passed.Producer, start))
            {
                if (!lattice.Budget.TryStep())
                {
                    return null;
                }

                if (annotation.Tokens.End <= block.End && !lattice.IsHidden(annotation.Tokens, automaton.AskedZones))
                {
                    if (alternative.Value is null)
                    {
                        return lattice.Annotate(annotation.Tokens, annotation.Span, null, annotation.Clitics);
                    }

                    if (annotation.HasValue)
                    {
                        return annotation;
                    }

                    // Its value is read off the tokens.
                    break;
                }
            }
        }

        if (lattice.PassesOn && alternative is { Condition: null, Value: null } && automaton.SingleSteps is { TakesToken: true } single)
        {
            return start < block.End && lattice.Matcher.TakesTokenAt(automaton, single, block, start)
                ? lattice.Annotate(new TokenSpan(start, start + 1), lattice.Text[start].Span, null, LexiconClitics.None)
                : null;
        }

        return lattice.Matcher.TryFindAt(automaton, block, start, reading) && reading.Tokens.Length > 0 ? ToAnnotation(lattice, alternative, reading, block) : null;
    }

    private static Annotation? ToAnnotation(DocumentLattice lattice, EntityAlternative alternative, MatchReading match, TokenSpan block)
    {
        var scope = match.Read(alternative.Labels.Length, block);
        if (!lattice.Evaluator.Holds(alternative.Condition, scope) || scope.Captures.Whole is not { } whole)
        {
            return null;
        }

        if (alternative.Value is { } label && lattice.Evaluator.IsTextOf(whole.Span, label, scope))
        {
            lattice.Budget.Tick();
            if (lattice.Budget.IsSpent)
            {
                return null;
            }

            var text = lattice.Annotate(match.Tokens, whole.Span, null, CliticsOf(match.Path));
            text.SetText(lattice.Evaluator);
            return text;
        }

        var value = alternative.Value is { } expression ? lattice.Evaluator.Evaluate(expression, scope) : null;
        if ((alternative.Value is not null && value is null) || lattice.Budget.IsSpent)
        {
            return null;
        }

        return lattice.Annotate(match.Tokens, whole.Span, value, CliticsOf(match.Path));
    }

    // Of the first step.
    private static LexiconClitics CliticsOf(ReadOnlySpan<PathStep> path)
    {
        foreach (ref readonly var step in path)
        {
            if (step.Kind == PathKind.Step)
            {
                return step.Annotation?.Clitics ?? LexiconClitics.None;
            }
        }

        return LexiconClitics.None;
    }

    // Values are told apart by their keys, which are made only where the same tokens are read twice and the values do not tell by themselves.
    private static bool HaveEqualKeys(Value? left, Value? right) =>
        Equals(left, right) || (left?.Kind == right?.Kind && left is not (Value.Text or Value.Code or Value.Integer or Value.Boolean) && ToKey(left) == ToKey(right));

    private static string ToKey(Value? value) => value is null ? "" : $"{(int)value.Kind}:{ValueFormatter.ToScalar(value)}:{Extra(value)}";

    /// <summary>What a value's printed form leaves out.</summary>
    private static string Extra(Value value) => value is Value.Date date ? date.Content.ToString() : "";
}
