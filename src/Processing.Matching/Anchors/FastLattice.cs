using System.Runtime.InteropServices;
using Processing.Matching.Execution;
using Processing.Matching.Programs;
using Processing.Matching.Values;
using Processing.Text;

namespace Processing.Matching.Anchors;

/// <summary>A document's lattice that tries patterns only where their anchors stand.</summary>
internal sealed partial class FastLattice : DocumentLattice
{
    private readonly FastProgram _program;
    private readonly DocumentWorkspace _workspace;

    private FastLattice(FastProgram program, TokenizedText text, MatchBudget budget, DocumentWorkspace workspace)
        : base(program.Prepared, text, budget, workspace.Symbols, workspace.TakeBuffers(), workspace.Marks)
    {
        _program = program;
        _workspace = workspace;
    }

    private FastLattice(FastLattice whole, ExcludedTokens excluded)
        : base(whole, excluded, whole._workspace.TakeBuffers(), whole._workspace.Marks)
    {
        _program = whole._program;
        _workspace = whole._workspace;
    }

    /// <summary>Reads the words of a document and finds the rules that they allow.</summary>
    public static FastLattice Of(FastProgram program, TokenizedText text, MatchBudget budget, DocumentWorkspace workspace, Value? reference, Explaining.RunObserver? observer = null)
    {
        workspace.Prepare(text.Count, program.Index.SymbolCount, program.Prepared.AutomatonCount, program.Index.AnchorCount);
        for (var token = 0; token < text.Count; token += DocumentWorkspace.TokensBetweenLooks)
        {
            budget.ThrowIfCancelled();
            program.Vocabulary.Read(text, new TokenSpan(token, Math.Min(text.Count, token + DocumentWorkspace.TokensBetweenLooks)), workspace.Symbols);
        }

        workspace.ChainPlaces(text, program.Index.SymbolCount, program.Marks, budget);
        workspace.Patterns.Prepare(program.Prepared.AutomatonCount, program.LexiconOf.Length);
        workspace.Hits.Prepare(text.Count, program.Lexicons.Count);
        var lattice = new FastLattice(program, text, budget, workspace) { Reference = reference, Observer = observer };
        new AnchorSweep(lattice, program, workspace).Run();
        return lattice;
    }

    public override DocumentLattice Excluding(ExcludedTokens excluded) => new FastLattice(this, excluded);

    public override void AddRulesOf(int producer, List<PreparedRule> rules)
    {
        // Both lists ascend; the records that find others come first whichever list they are in.
        var known = Program.Rules[producer];
        var others = _program.Index.OtherRules[producer];
        var candidates = _workspace.Candidates;
        var other = 0;
        var at = known.IsEmpty ? 0 : _workspace.FirstCandidate(known[0].Main.Id);
        var behind = known.IsEmpty ? 0 : known[^1].Main.Id + 1;
        while (true)
        {
            var automaton = at < candidates.Length ? (int)(candidates[at] >> 32) : int.MaxValue;
            var found = automaton < behind ? _program.Index.RuleOf[automaton] : int.MaxValue;
            var plain = other < others.Length ? others[other] : int.MaxValue;
            if (found == int.MaxValue && plain == int.MaxValue)
            {
                _workspace.SumOfReads += ReadAhead(rules);
                return;
            }

            if (found > plain)
            {
                other++;
                if (HasStarts(known[plain].Main))
                {
                    rules.Add(known[plain]);
                }

                continue;
            }

            rules.Add(known[found]);
            while (at < candidates.Length && (int)(candidates[at] >> 32) == automaton)
            {
                at++;
            }
        }
    }

    // Of thousands of rules those of a document are seldom in a cache. What is asked of each is read for all of them before any is tried, so that the waits for memory overlap.
    private long ReadAhead(List<PreparedRule> rules)
    {
        var read = 0L;
        foreach (var rule in rules)
        {
            read += rule.Main.Id + rule.Counter.Runs + rule.Definition.Priority;
        }

        foreach (var rule in rules)
        {
            var (main, definition) = (rule.Main, rule.Definition);
            read += main.Codes[main.Start].Next + _program.PlanOf(main).Branches.Length + (definition.Body is RuleBody.Frame ? 1 : 0) + rule.FieldCount;
            read += (definition.Fields.IsEmpty ? 0 : definition.Fields[0].Field) + definition.Labels.Length + (long)_program.First.Of(main).Words;
        }

        return read;
    }

    public override StartSequence Starts(Automaton automaton)
    {
        var plan = _program.PlanOf(automaton);
        var mayMatch = _workspace.Patterns.MayMatch(_program, _workspace, automaton);
        if (mayMatch && plan.Branches.IsEmpty && _program.First.Of(automaton) == FirstMarks.Anything)
        {
            return new StartSequence(this, null);
        }

        var starts = _workspace.TakeStarts();
        if (!mayMatch)
        {
            return new StartSequence(this, starts);
        }

        if (plan.Branches.IsEmpty)
        {
            AddMarked(_program.First.Of(automaton), starts);
        }
        else if (_program.Index.IsListed(automaton))
        {
            foreach (var candidate in _workspace.CandidatesOf(automaton.Id))
            {
                starts.Add((int)(uint)candidate);
            }
        }
        else
        {
            Collect(automaton, plan, starts);
        }

        return new StartSequence(this, starts);
    }

    public override bool HasStarts(Automaton automaton) => _program.Index.IsListed(automaton)
        ? _workspace.HasCandidates(automaton.Id)
        : _workspace.Patterns.MayMatch(_program, _workspace, automaton);

    public override bool MayStart(Automaton automaton, int start)
    {
        var marks = _program.First.Of(automaton);
        return marks == FirstMarks.Anything || HasMark(marks, start, start);
    }

    public override bool PassesOn => true;

    public override AutomatonMarks MarksOf(Automaton automaton) => _program.First.OfStates(automaton);

    public override bool HasMark(TokenMarks marks, int token)
    {
        var known = _workspace.Marks[token];
        return known.Meet(marks) || (!known.IsLookedUp && marks.AskLexicons && HasMark(marks, token, token));
    }

    // Words give their places in the whole document at once; what else a pattern is anchored at would have to be looked for everywhere.
    public override bool IsFoundByBlock(Automaton automaton)
    {
        foreach (var atom in _program.PlanOf(automaton).Anchor)
        {
            if (atom.Kind != AtomKind.Symbol)
            {
                return true;
            }
        }

        return false;
    }

    public override bool MayMatchAt(Automaton automaton, int start) => MayStart(automaton, start) && HaveCompany(_program.PlanOf(automaton), start);

    public override (int Shortest, int Longest) LengthsOf(Automaton automaton) => _program.LengthsOf(automaton);

    public override bool TakesOneToken(int producer) => _program.LongestOf(producer) == 1;

    public override void ReturnStarts(List<int> starts) => _workspace.ReturnStarts(starts);

    /// <summary>Whether a token between two, both included, has one of some marks.</summary>
    public bool HasMark(TokenMarks marks, int first, int last)
    {
        var known = _workspace.Marks;
        last = Math.Min(last, Text.Count - 1);
        for (var token = Math.Max(0, first); token <= last; token++)
        {
            if (known[token].Meet(marks))
            {
                return true;
            }

            if (!known[token].IsLookedUp && marks.AskLexicons && _workspace.Hits.MayStart(_program, Text, _workspace, token, marks))
            {
                Budget.Tick();
                _workspace.Hits.Find(_program, Text, _workspace, token);
                if (known[token].Meet(marks))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The annotations that start at a token. Those of an entity are looked for there alone, as long as nobody asks for all of them.</summary>
    public override ReadOnlySpan<Annotation> AnnotationsAt(int producer, int token)
    {
        if (KnownAnnotations(producer) is { } known)
        {
            return known.StartingAt(token);
        }

        if (_program.LexiconOf[producer] is >= 0 and var lexicon)
        {
            return HasMark(_program.Marks.OfLexicon(lexicon), token, token) ? EntriesAt(lexicon, token) : [];
        }

        if (Program.Alternatives[producer].IsEmpty)
        {
            return base.AnnotationsAt(producer, token);
        }

        if (!_workspace.Patterns.MayFind(_program, _workspace, producer) || !HasMark(_program.First.OfProducer(producer), token, token))
        {
            return [];
        }

        // What an entity is found in depends on the tokens that are left out, so each lattice has its own.
        var key = ((long)producer << 32) | (uint)token;
        if (!Buffers.EntitiesAt.TryGetValue(key, out var found))
        {
            // An entity that asks for itself finds nothing, as in any other way of looking for it.
            Buffers.EntitiesAt[key] = default;
            found = FindEntityAt(producer, token);
            Buffers.EntitiesAt[key] = found;
        }

        return CollectionsMarshal.AsSpan(Buffers.EntityAnnotations)[found.First..found.End];
    }

    private (int First, int End) FindEntityAt(int producer, int token)
    {
        // Others may be looked for meanwhile, and are to stand by themselves.
        var annotations = Buffers.IdleAnnotations.TryPop(out var idle) ? idle : [];
        ProducerFinder.AddEntityAt(annotations, this, producer, token);
        var first = Buffers.EntityAnnotations.Count;
        Buffers.EntityAnnotations.AddRange(CollectionsMarshal.AsSpan(annotations));
        annotations.Clear();
        Buffers.IdleAnnotations.Push(annotations);
        return (first, Buffers.EntityAnnotations.Count);
    }

    public override bool Covers(int producer, int token)
    {
        if (KnownAnnotations(producer) is not null || _program.LexiconOf[producer] is not (>= 0 and var lexicon) || Budget.IsSpent)
        {
            return base.Covers(producer, token);
        }

        FindHits();
        return _workspace.Hits.Covers(lexicon, token, Text.Count, Budget);
    }

    protected override void AddAnnotationsOf(int producer, List<Annotation> annotations)
    {
        var lexicon = _program.LexiconOf[producer];
        if (lexicon < 0)
        {
            base.AddAnnotationsOf(producer, annotations);
            return;
        }

        FindHits();
        for (var hit = _workspace.Hits.FirstOf(lexicon); hit >= 0; hit = _workspace.Hits.NextOf(hit))
        {
            Budget.Tick();
            annotations.Add(ToAnnotation(hit));
        }
    }

    // The hits of a lexicon at a token stand side by side, and so do their annotations.
    private ReadOnlySpan<Annotation> EntriesAt(int lexicon, int token)
    {
        var (first, end) = _workspace.Hits.At(lexicon, token);
        for (var hit = first; hit < end; hit++)
        {
            ToAnnotation(hit);
        }

        return _workspace.Hits.Annotations.AsSpan(first, end - first);
    }

    private Annotation ToAnnotation(int hit)
    {
        var found = _workspace.Hits[hit].Match;
        return _workspace.Hits.Annotations[hit] ??= Annotate(found.Tokens, found.Span, _program.ValuesOf[_workspace.Hits[hit].Lexicon][found.Entry], found.Clitics);
    }

    /// <summary>Looks all lexicons up, once.</summary>
    public void FindHits() => _workspace.Hits.FindAll(_program, Text, _workspace, Budget);

    /// <summary>Whether what a match must have may stand around a start.</summary>
    private bool HaveCompany(AnchorPlan plan, int start)
    {
        foreach (ref readonly var branch in plan.Branches.AsSpan())
        {
            if (HaveCompany(branch, start))
            {
                return true;
            }
        }

        return plan.Branches.IsEmpty;
    }

    private bool HaveCompany(in AnchorBranch branch, int start)
    {
        foreach (var companion in branch.Companions)
        {
            if (companion.IsBlockEnd)
            {
                var length = Text.GetBlockTokens(Text[start].Block).End - start;
                if (length < companion.Lowest || length > companion.Highest)
                {
                    return false;
                }
            }
            else if (!HasMark(companion.Marks, start + companion.Lowest, start + companion.Highest))
            {
                return false;
            }
        }

        return true;
    }

    // Whether a token has a mark and is in the block of the one before it.
    private bool GoesOnWith(TokenMarks marks, int token) =>
        token < Text.Count && HasMark(marks, token) && Text[token].Block == Text[token - 1].Block;
}
