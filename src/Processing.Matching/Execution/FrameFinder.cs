using System.Runtime.InteropServices;
using Processing.Matching.Programs;
using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>Finds the matches of a frame rule: each trigger, and around it its arguments.</summary>
/// <remarks>
/// The candidates of a slot are found once, in text order, in the block of a trigger or in the document, and a trigger takes its own by binary search:
/// O(log candidates) and one step for each that it takes. Each argument of a list counts as a match, so that the lists of all triggers together stay within <see cref="MatchLimits.MaxMatches"/>.
/// </remarks>
internal sealed class FrameFinder(DocumentLattice lattice, PreparedRule rule)
{
    // Taken when a trigger is found; most rules find none.
    private FrameWork? _work;

    /// <summary>How many triggers were found.</summary>
    public int Triggers { get; private set; }

    private FrameWork Work => _work ??= lattice.Buffers.Frames.TakeWork();

    /// <summary>Adds the record of each trigger that has all it requires. Nothing can be asked of the finder after it, but by an observer of the run.</summary>
    public void Find(RecordFinder records, List<RecordCandidate> candidates)
    {
        var reading = lattice.TakeReading();
        var next = 0;
        foreach (var (block, start) in lattice.Starts(rule.Main))
        {
            if (lattice.Budget.IsSpent)
            {
                break;
            }

            if (start < next || !lattice.Matcher.TryFindAt(rule.Main, block, start, reading))
            {
                continue;
            }

            next = Math.Max(next, reading.Tokens.End);
            Triggers++;
            if (lattice.Budget.IsRuleSpent || !lattice.Budget.TryMatch())
            {
                break;
            }

            // Slots that were not looked for to the end would give wrong arguments.
            if (Fill(block, reading) is { } match && !lattice.Budget.IsRuleSpent && records.Make(rule, match) is { } candidate)
            {
                candidates.Add(candidate);
                reading = lattice.Observer is null ? reading : new MatchReading();
            }
        }

        lattice.Return(reading);
        if (lattice.Observer is null && _work is not null)
        {
            lattice.Buffers.Frames.Return(_work);
            _work = null;
        }
    }

    /// <summary>A trigger with its arguments, in the labels of its reading; null where one that is required is not there.</summary>
    public RuleMatch? Fill(TokenSpan block, MatchReading trigger)
    {
        // A trigger that lacks something is done before anything else is looked for.
        if (!HasRequired(block, trigger.Tokens))
        {
            return null;
        }

        var labels = rule.Definition.Labels.Length;
        var scope = trigger.Read(labels, block);
        var captures = scope.Captures;
        Name(captures, 0, captures.Whole);
        TokenSpan? tokens = trigger.Tokens.Length > 0 ? trigger.Tokens : null;
        var span = captures.Whole?.Span;
        for (var index = 0; index < rule.Slots.Length; index++)
        {
            var slot = rule.Slots[index].Definition;
            var candidates = CandidatesOf(index, block);
            var (first, end) = candidates.Take(slot, ScopeOf(lattice, slot, block, trigger.Tokens), trigger.Tokens);
            var isAnyList = slot.IsList && end - first > 1;
            if (isAnyList)
            {
                Work.Known.Clear();
            }

            for (var candidate = first; candidate < end; candidate++)
            {
                if (slot.IsList && !(lattice.Budget.TryStep() && lattice.Budget.TryMatch()))
                {
                    return null;
                }

                var argument = candidates.ArgumentOf(candidate, labels);
                if (argument.Whole is not { } whole || (isAnyList && !argument.IsNew(Work.Known, lattice.Evaluator)))
                {
                    continue;
                }

                Merge(captures, argument.Captures, slot.Label, whole);
                tokens = tokens is { } some ? new TokenSpan(Math.Min(some.Start, whole.Tokens.Start), Math.Max(some.End, whole.Tokens.End)) : whole.Tokens;
                span = span?.Cover(whole.Span) ?? whole.Span;
            }
        }

        var extent = tokens ?? trigger.Tokens;
        scope.Move(extent, extent.Length > 0 ? lattice.Text.GetBlockTokens(lattice.Text[extent.End - 1].Block) : block);
        return new RuleMatch(scope, span ?? lattice.EmptySpanAt(block, trigger.Tokens.Start), trigger.Tokens);
    }

    private bool HasRequired(TokenSpan block, TokenSpan trigger)
    {
        for (var index = 0; index < rule.Slots.Length; index++)
        {
            var slot = rule.Slots[index].Definition;
            if (slot.IsRequired && CandidatesOf(index, block).Take(slot, ScopeOf(lattice, slot, block, trigger), trigger) is var (first, end) && first == end)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The candidates of a slot, of the block alone where the triggers of others have their own.</summary>
    public SlotCandidates CandidatesOf(int slot, TokenSpan block)
    {
        var prepared = rule.Slots[slot];
        if (prepared.Definition.Scope is SlotScope.Document or SlotScope.Row || !lattice.IsFoundByBlock(prepared.Pattern))
        {
            CollectionsMarshal.SetCount(Work.OfDocument, rule.Slots.Length);
            return Work.OfDocument[slot] ??= SlotCandidates.Find(lattice, prepared);
        }

        if (!Work.OfBlock.TryGetValue((slot, block.Start), out var found))
        {
            Work.OfBlock.Add((slot, block.Start), found = SlotCandidates.FindIn(lattice, prepared, block));
        }

        return found;
    }

    /// <summary>The tokens in which a slot's argument must lie.</summary>
    public static TokenSpan ScopeOf(DocumentLattice lattice, FrameSlot slot, TokenSpan block, TokenSpan trigger) => slot.Scope switch
    {
        SlotScope.Document => new TokenSpan(0, lattice.Text.Count),
        SlotScope.Trigger => trigger,
        SlotScope.Sentence => SentencesOf(lattice.Text, block, trigger),
        SlotScope.Row => RowOf(lattice, block),
        _ => block,
    };

    private static TokenSpan RowOf(DocumentLattice lattice, TokenSpan block)
    {
        if (block.Start == block.End || lattice.Tables.CellOf(lattice.Text[block.Start].Block) is not { } cell)
        {
            return block;
        }

        var row = lattice.Tables.RowOf(cell);
        return new TokenSpan(lattice.Text.GetBlockTokens(row[0]).Start, lattice.Text.GetBlockTokens(row[^1]).End);
    }

    private static TokenSpan SentencesOf(TokenizedText text, TokenSpan block, TokenSpan trigger)
    {
        // A trigger without tokens at the end of its block belongs to the last sentence.
        var first = Math.Min(trigger.Start, block.End - 1);
        var last = trigger.Length > 0 ? trigger.End - 1 : first;
        return new TokenSpan(text.GetSentence(text[first].Sentence).Start, text.GetSentence(text[last].Sentence).End);
    }

    private static void Merge(CaptureSet captures, CaptureSet inner, int label, Captured whole)
    {
        for (var index = 0; index < inner.Count; index++)
        {
            if (index != label)
            {
                captures[index].AddRange(CollectionsMarshal.AsSpan(inner[index]));
            }
        }

        captures[label].Add(whole);
    }

    private static void Name(CaptureSet captures, int label, Captured? whole)
    {
        if (whole is { } named && captures.Count > label && captures[label].Count == 0)
        {
            captures[label].Add(named);
        }
    }
}
