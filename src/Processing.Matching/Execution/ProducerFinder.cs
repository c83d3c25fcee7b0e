using Processing.Matching.Programs;
using Processing.Matching.Values;
using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>Finds the annotations of a lexicon or an entity.</summary>
internal static class ProducerFinder
{
    public static List<Annotation> Find(DocumentLattice lattice, int producer) => lattice.Program.Program.Producers[producer] switch
    {
        Producer.Lexicon lexicon when lattice.Program.Lexicons[producer] is { } index => FindEntries(lattice, lexicon, index.Value),
        Producer.Entity entity => FindEntity(lattice, entity, producer),
        _ => [],
    };

    private static List<Annotation> FindEntries(DocumentLattice lattice, Producer.Lexicon lexicon, Lexicon index)
    {
        var annotations = new List<Annotation>();
        var matches = new List<LexiconMatch>();
        for (var token = 0; token < lattice.Text.Count && lattice.Budget.TryStep(); token++)
        {
            matches.Clear();
            index.FindAt(lattice.Text, token, matches);
            foreach (var match in matches)
            {
                annotations.Add(new Annotation(match.Tokens, match.Span, lexicon.Entries[match.Entry].Value, match.Clitics));
            }
        }

        return annotations;
    }

    private static List<Annotation> FindEntity(DocumentLattice lattice, Producer.Entity entity, int producer)
    {
        var annotations = new List<Annotation>();
        Dictionary<TokenSpan, Annotation>? first = null;
        HashSet<(TokenSpan, string)>? known = null;
        var reading = lattice.TakeReading();
        for (var index = 0; index < entity.Alternatives.Length; index++)
        {
            var automaton = lattice.Program.Alternatives[producer][index];
            foreach (var (block, start) in lattice.Starts(automaton))
            {
                if (lattice.Budget.IsSpent)
                {
                    return annotations;
                }

                if (lattice.Matcher.TryFindAt(automaton, block, start, reading) && reading.Tokens.Length > 0
                    && ToAnnotation(lattice, entity.Alternatives[index], reading, block) is { } annotation
                    && IsNew(annotation, ref first, ref known))
                {
                    if (!lattice.Budget.TryMatch())
                    {
                        return annotations;
                    }

                    annotations.Add(annotation);
                }
            }
        }

        lattice.Return(reading);
        return annotations;
    }

    // Values are told apart by their keys, which are made only where the same tokens are read twice.
    private static bool IsNew(Annotation annotation, ref Dictionary<TokenSpan, Annotation>? first, ref HashSet<(TokenSpan, string)>? known)
    {
        first ??= [];
        if (first.TryAdd(annotation.Tokens, annotation))
        {
            return true;
        }

        known ??= [];
        known.Add((annotation.Tokens, ToKey(first[annotation.Tokens].Value)));
        return known.Add((annotation.Tokens, ToKey(annotation.Value)));
    }

    /// <summary>The annotations of an entity that start at one token, in the order that an <see cref="AnnotationSet"/> gives them.</summary>
    public static Annotation[] FindEntityAt(DocumentLattice lattice, int producer, int start)
    {
        var alternatives = ((Producer.Entity)lattice.Program.Program.Producers[producer]).Alternatives;
        var block = lattice.Text.GetBlockTokens(lattice.Text[start].Block);
        List<Annotation>? annotations = null;
        var reading = lattice.TakeReading();
        for (var index = 0; index < alternatives.Length && !lattice.Budget.IsSpent; index++)
        {
            var automaton = lattice.Program.Alternatives[producer][index];
            if (lattice.Matcher.CanStart(automaton, start, block.End)
                && lattice.Matcher.TryFindAt(automaton, block, start, reading) && reading.Tokens.Length > 0
                && ToAnnotation(lattice, alternatives[index], reading, block) is { } annotation
                && !IsKnown(annotations, annotation))
            {
                if (!lattice.Budget.TryMatch())
                {
                    break;
                }

                (annotations ??= []).Add(annotation);
            }
        }

        lattice.Return(reading);

        // OrderBy is stable, so that of equal extents the earlier alternative stays first.
        return annotations switch
        {
            null => [],
            { Count: 1 } => [annotations[0]],
            _ => [.. annotations.OrderByDescending(annotation => annotation.Tokens.End)],
        };
    }

    private static bool IsKnown(List<Annotation>? annotations, Annotation annotation)
    {
        foreach (var known in annotations ?? [])
        {
            if (known.Tokens == annotation.Tokens && ToKey(known.Value) == ToKey(annotation.Value))
            {
                return true;
            }
        }

        return false;
    }

    private static Annotation? ToAnnotation(DocumentLattice lattice, EntityAlternative alternative, MatchReading match, TokenSpan block)
    {
        var scope = match.Read(alternative.Labels.Length, block);
        if (!lattice.Evaluator.Holds(alternative.Condition, scope) || scope.Captures.Whole is not { } whole)
        {
            return null;
        }

        var value = alternative.Value is { } expression ? lattice.Evaluator.Evaluate(expression, scope) : null;
        if ((alternative.Value is not null && value is null) || lattice.Budget.IsSpent)
        {
            return null;
        }

        return new Annotation(match.Tokens, whole.Span, value, CliticsOf(match.Path));
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

    private static string ToKey(Value? value) => value is null ? "" : $"{(int)value.Kind}:{ValueFormatter.ToScalar(value)}:{Extra(value)}";

    /// <summary>What a value's printed form leaves out.</summary>
    private static string Extra(Value value) => value is Value.Date date ? date.Content.ToString() : "";
}
