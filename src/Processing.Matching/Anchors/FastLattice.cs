using System.Runtime.InteropServices;
using Processing.Matching.Execution;
using Processing.Matching.Programs;
using Processing.Matching.Values;
using Processing.Text;

namespace Processing.Matching.Anchors;

/// <summary>A document's lattice that tries patterns only where their anchors stand.</summary>
internal sealed class FastLattice : DocumentLattice
{
    private readonly FastProgram _program;
    private readonly DocumentWorkspace _workspace;
    private readonly Dictionary<long, Annotation[]> _entitiesAt = [];
    private List<Annotation>?[]? _entries;

    private FastLattice(FastProgram program, TokenizedText text, MatchBudget budget, DocumentWorkspace workspace)
        : base(program.Prepared, text, budget, workspace.Symbols)
    {
        _program = program;
        _workspace = workspace;
    }

    private FastLattice(FastLattice whole, ExcludedTokens excluded)
        : base(whole, excluded)
    {
        _program = whole._program;
        _workspace = whole._workspace;
        _entries = whole._entries;
    }

    /// <summary>Reads the words of a document and finds the rules that they allow.</summary>
    public static FastLattice Of(FastProgram program, TokenizedText text, MatchBudget budget, DocumentWorkspace workspace, Value? reference)
    {
        workspace.Prepare(text.Count, program.Index.SymbolCount);
        program.Vocabulary.Read(text, workspace.Symbols);
        workspace.ChainPlaces(text.Count, program.Index.SymbolCount);
        var lattice = new FastLattice(program, text, budget, workspace) { Reference = reference };
        lattice.FindRules();
        return lattice;
    }

    public override DocumentLattice Excluding(ExcludedTokens excluded) => new FastLattice(this, excluded);

    public override IEnumerable<PreparedRule> RulesOf(int producer)
    {
        // Both lists ascend; the records that find others come first whichever list they are in.
        var rules = Program.Rules[producer];
        var others = _program.Index.OtherRules[producer];
        var other = 0;
        var at = LowerBound(producer);
        while (true)
        {
            var found = at < _workspace.Rules.Length && (int)(_workspace.Rules[at] >> 32) == producer ? (int)(uint)_workspace.Rules[at] : int.MaxValue;
            var plain = other < others.Length ? others[other] : int.MaxValue;
            if (found == int.MaxValue && plain == int.MaxValue)
            {
                yield break;
            }

            if (found < plain)
            {
                at++;
            }
            else
            {
                other++;
            }

            yield return rules[Math.Min(found, plain)];
        }
    }

    public override IEnumerable<(TokenSpan Block, int Token)> Starts(Automaton automaton)
    {
        var plan = _program.PlanOf(automaton);
        return plan.Anchor.IsEmpty ? AllPlaces() : StartsOf(plan);
    }

    /// <summary>The annotations that start at a token. Those of an entity are looked for there alone, as long as nobody asks for all of them.</summary>
    public override ReadOnlySpan<Annotation> AnnotationsAt(int producer, int token)
    {
        if (KnownAnnotations(producer) is { } known)
        {
            return known.StartingAt(token);
        }

        if (Program.Alternatives[producer].IsEmpty)
        {
            return base.AnnotationsAt(producer, token);
        }

        var key = ((long)producer << 32) | (uint)token;
        if (!_entitiesAt.TryGetValue(key, out var found))
        {
            // An entity that asks for itself finds nothing, as in any other way of looking for it.
            _entitiesAt[key] = [];
            found = ProducerFinder.FindEntityAt(this, producer, token);
            _entitiesAt[key] = found;
        }

        return found;
    }

    protected override List<Annotation> FindAnnotationsOf(int producer)
    {
        if (_program.LexiconOf[producer] < 0)
        {
            return base.FindAnnotationsOf(producer);
        }

        _entries ??= FindEntries();
        return _entries[_program.LexiconOf[producer]] ?? [];
    }

    private IEnumerable<(TokenSpan Block, int Token)> StartsOf(AnchorPlan plan)
    {
        var starts = _workspace.TakeStarts();
        try
        {
            Collect(plan, starts);
            for (var index = 0; index < starts.Count; index++)
            {
                yield return (Text.GetBlockTokens(Text[starts[index]].Block), starts[index]);
            }
        }
        finally
        {
            _workspace.ReturnStarts(starts);
        }
    }

    // One pass over the tokens for all lexicons.
    private List<Annotation>?[] FindEntries()
    {
        var entries = new List<Annotation>?[_program.Lexicons.Count];
        var matches = new List<LexiconSetMatch>();
        for (var token = 0; token < Text.Count && Budget.TryStep(); token++)
        {
            _program.Lexicons.FindAt(Text, Symbols, token, matches);
            foreach (var (lexicon, match) in matches)
            {
                var value = ((Producer.Lexicon)Program.Program.Producers[_program.ProducerOf[lexicon]]).Entries[match.Entry].Value;
                (entries[lexicon] ??= []).Add(new Annotation(match.Tokens, match.Span, value, match.Clitics));
            }

            matches.Clear();
        }

        return entries;
    }

    private void FindRules()
    {
        var index = _program.Index;
        foreach (var symbol in _workspace.Present)
        {
            foreach (ref readonly var anchor in index.AnchorsOf(symbol))
            {
                if (HasStart(anchor))
                {
                    _workspace.AddRule(anchor.Producer, anchor.Rule);
                }
            }
        }

        _workspace.ArrangeRules();
    }

    private bool HasStart(in WordAnchor anchor)
    {
        if (anchor.Plan.Companions.IsEmpty)
        {
            return true;
        }

        for (var place = _workspace.FirstPlace(anchor.Atom.Id); place >= 0; place = _workspace.NextPlace(place))
        {
            if (!Budget.TryStep())
            {
                return false;
            }

            var first = Math.Max(0, place - anchor.Atom.Highest);
            for (var start = place - anchor.Atom.Lowest; start >= first; start--)
            {
                if (HaveCompany(anchor.Plan, start))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether the other words that a match must have may stand behind a start.</summary>
    private bool HaveCompany(AnchorPlan plan, int start)
    {
        foreach (var companion in plan.Companions)
        {
            if (companion.IsBlockEnd)
            {
                var length = Text.GetBlockTokens(Text[start].Block).End - start;
                if (length < companion.Lowest || length > companion.Highest)
                {
                    return false;
                }

                continue;
            }

            var last = Math.Min(Text.Count - 1, start + companion.Highest);
            var token = Math.Max(0, start + companion.Lowest);
            while (token <= last && (Symbols[token] == 0 || (companion.Mask & (1UL << (Symbols[token] & 63))) == 0))
            {
                token++;
            }

            if (token > last)
            {
                return false;
            }
        }

        return true;
    }

    private void Collect(AnchorPlan plan, List<int> starts)
    {
        foreach (var atom in plan.Anchor)
        {
            var behind = 0;
            switch (atom.Kind)
            {
                case AtomKind.Symbol:
                    for (var place = _workspace.FirstPlace(atom.Id); place >= 0; place = _workspace.NextPlace(place))
                    {
                        Add(plan, atom, place, ref behind, starts);
                    }

                    break;
                case AtomKind.Producer:
                    foreach (var annotation in Annotations(atom.Id).All)
                    {
                        Add(plan, atom, annotation.Tokens.Start, ref behind, starts);
                    }

                    break;
                case AtomKind.Test:
                    for (var token = 0; token < Text.Count; token++)
                    {
                        if (Test(atom.Id, token))
                        {
                            Add(plan, atom, token, ref behind, starts);
                        }
                    }

                    break;
                default:
                    AddStarts(plan, atom, starts);
                    break;
            }
        }

        if (plan.Anchor.Length > 1)
        {
            Arrange(starts);
        }
    }

    private void AddStarts(AnchorPlan plan, AnchorAtom atom, List<int> starts)
    {
        var behind = 0;
        switch ((PositionKind)atom.Id)
        {
            case PositionKind.StartOfSentence:
                for (var sentence = 0; sentence < Text.SentenceCount; sentence++)
                {
                    Add(plan, atom, Text.GetSentence(sentence).Start, ref behind, starts);
                }

                break;
            case PositionKind.StartOfParagraph:
                foreach (var block in BlocksWithTokens)
                {
                    Add(plan, atom, Text.GetBlockTokens(block).Start, ref behind, starts);
                }

                break;
            default:
                if (Text.Count > 0)
                {
                    Add(plan, atom, 0, ref behind, starts);
                }

                break;
        }
    }

    // The places of one atom ascend, and so do the starts that they allow; those before `behind` were seen.
    private void Add(AnchorPlan plan, AnchorAtom atom, int place, ref int behind, List<int> starts)
    {
        var block = Text.GetBlockTokens(Text[place].Block);
        var last = Math.Min(block.End - 1, place - atom.Lowest);
        for (var start = Math.Max(behind, Math.Max(block.Start, place - atom.Highest)); start <= last && Budget.TryStep(); start++)
        {
            if (HaveCompany(plan, start))
            {
                starts.Add(start);
            }
        }

        behind = Math.Max(behind, last + 1);
    }

    private static void Arrange(List<int> starts)
    {
        var span = CollectionsMarshal.AsSpan(starts);
        span.Sort();
        var kept = 0;
        for (var index = 0; index < span.Length; index++)
        {
            if (kept == 0 || span[index] != span[kept - 1])
            {
                span[kept++] = span[index];
            }
        }

        CollectionsMarshal.SetCount(starts, kept);
    }

    private int LowerBound(int producer)
    {
        var rules = _workspace.Rules;
        var (low, high) = (0, rules.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if ((int)(rules[middle] >> 32) < producer)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
