using System.Collections.Frozen;
using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Matching.Results;
using Processing.Matching.Values;
using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>Finds the words that stand for records of one type, after these were merged.</summary>
/// <remarks>
/// All words that may stand for a record are collected first, each kind in one pass over the tokens; then one walk over records and words together, in text
/// order, gives each word the record that was mentioned last before it: of those of that surname or text, or of all. References are mentions too, so a
/// chain of them holds. Words inside a match of the record, or inside an earlier reference, stand for nothing. Linear in the document and in what was found.
/// </remarks>
internal sealed class ReferenceFinder
{
    private static readonly FrozenSet<string> CourtesyTitles = FrozenSet.Create("mr", "mrs", "ms", "miss", "dr", "prof", "sir");

    private readonly DocumentLattice _lattice;
    private readonly RecordShape _shape;
    private readonly ImmutableArray<PreparedClue> _clues;
    private readonly ReferenceWords?[] _words;
    private readonly int[][] _lastOfWay;
    private readonly bool[] _taken;
    private int[] _lastMention = [];
    private int _lastRecord = -1;

    public ReferenceFinder(DocumentLattice lattice, RecordShape shape, ImmutableArray<PreparedClue> clues)
    {
        (_lattice, _shape, _clues) = (lattice, shape, clues);
        _words = new ReferenceWords?[clues.Length];
        _lastOfWay = new int[clues.Length][];
        _taken = new bool[lattice.Text.Count];
    }

    /// <summary>The references, in text order.</summary>
    /// <param name="records">The merged records.</param>
    /// <param name="winners">The matches they were merged from.</param>
    /// <param name="owners">For each match the index of its record.</param>
    public List<FoundReference> Find(List<MatchedRecord> records, List<RecordCandidate> winners, List<int> owners)
    {
        _lastMention = new int[records.Count];
        var hits = FindHits(records);
        var mentions = FindMentions(winners, owners);
        var found = new List<FoundReference>();
        var next = 0;
        foreach (var hit in hits)
        {
            _lattice.Budget.Tick();
            while (next < mentions.Count && mentions[next].Token < hit.Tokens.Start)
            {
                Mention(mentions[next].Record, mentions[next].Token);
                next++;
            }

            var record = RecordOf(hit);
            if (record < 0 || !IsFree(hit.Tokens) || !IsNear(hit, record) || !StandsAlone(hit, records[record]) || IsException(hit))
            {
                continue;
            }

            if (!_lattice.Budget.TryMatch())
            {
                break;
            }

            found.Add(new FoundReference(hit.Tokens, hit.Span, hit.Clitics, record));
            _taken.AsSpan(hit.Tokens.Start, hit.Tokens.Length).Fill(true);
            Mention(record, hit.Tokens.Start);
        }

        return found;
    }

    private void Mention(int record, int token)
    {
        _lastRecord = record;
        _lastMention[record] = token;
        for (var clue = 0; clue < _words.Length; clue++)
        {
            if (_words[clue] is { } words && words.WayOf[record] is >= 0 and var way)
            {
                _lastOfWay[clue][way] = record;
            }
        }
    }

    // What was matched is taken; a frame takes its trigger and its fields only, since it covers all that stands between them.
    private List<(int Token, int Record)> FindMentions(List<RecordCandidate> winners, List<int> owners)
    {
        var mentions = new List<(int Token, int Record)>();
        for (var index = 0; index < winners.Count; index++)
        {
            _lattice.Budget.Tick();
            var winner = winners[index];
            var own = winner.Trigger ?? winner.Tokens;
            _taken.AsSpan(own.Start, own.Length).Fill(true);
            foreach (var span in winner.Fields.SelectMany(field => field.Spans))
            {
                for (var token = TokenAt(span.Start); token < _taken.Length && _lattice.Text[token].Span.Start < span.End; token++)
                {
                    _taken[token] = true;
                }
            }

            if (owners[index] < 0)
            {
                continue;
            }

            mentions.Add((TokenAt(KeyMerger.MentionsOf(_shape, winner)[0].Start), owners[index]));
        }

        StableSort.Sort(mentions, (left, right) => left.Token.CompareTo(right.Token), _lattice.Budget);
        return mentions;
    }

    private List<Hit> FindHits(List<MatchedRecord> records)
    {
        var hits = new List<Hit>();
        var matches = new List<LexiconMatch>();
        for (var clue = 0; clue < _clues.Length; clue++)
        {
            if (_clues[clue].Phrase is { } phrase)
            {
                foreach (var (block, match) in _lattice.FindAll(phrase))
                {
                    if (match.Tokens.Length > 0)
                    {
                        hits.Add(new Hit(match.Tokens, CaptureReader.Read(match.Path, 0, match.Tokens).Whole?.Span ?? _lattice.EmptySpanAt(block, match.Tokens.Start), LexiconClitics.None, clue, -1));
                    }
                }

                continue;
            }

            var index = IndexOf(clue, records);
            for (var token = 0; token < _lattice.Text.Count && index.Count > 0 && _lattice.Budget.TryStep(); token++)
            {
                if (!index.MayStart(_lattice.Text, token))
                {
                    continue;
                }

                matches.Clear();
                index.FindAt(_lattice.Text, token, matches);
                foreach (var match in matches)
                {
                    if (!_lattice.IsHidden(match.Tokens, []))
                    {
                        hits.Add(new Hit(match.Tokens, match.Span, match.Clitics, clue, _words[clue] is null ? -1 : match.Entry));
                    }
                }
            }
        }

        StableSort.Sort(hits, Compare, _lattice.Budget);
        return hits;
    }

    private static int Compare(Hit left, Hit right)
    {
        var order = left.Tokens.Start.CompareTo(right.Tokens.Start);
        order = order != 0 ? order : right.Tokens.End.CompareTo(left.Tokens.End);
        return order != 0 ? order : left.Clue.CompareTo(right.Clue);
    }

    private Lexicon IndexOf(int clue, List<MatchedRecord> records)
    {
        if (_clues[clue].Words is { } words)
        {
            return words;
        }

        Lexicon index;
        var ways = _clues[clue].Definition is ReferenceClue.Surname surname
            ? ReferenceWords.Of(surname, _shape, records, out index)
            : ReferenceWords.Of((ReferenceClue.Same)_clues[clue].Definition, _shape, records, _lattice.Text, out index);
        _words[clue] = ways;
        _lastOfWay[clue] = [.. Enumerable.Repeat(-1, ways.Count)];
        return index;
    }

    private int RecordOf(Hit hit)
    {
        if (hit.Way < 0 || _words[hit.Clue] is not { } words)
        {
            return _lastRecord;
        }

        return _clues[hit.Clue].Definition is ReferenceClue.Surname surname
            && !EditDistance.AreSimilar(Folding.Fold(_lattice.Text.GetString(hit.Span)), words[hit.Way], surname.Similarity)
                ? -1
                : _lastOfWay[hit.Clue][hit.Way];
    }

    private bool IsFree(TokenSpan tokens) => !_taken.AsSpan(tokens.Start, tokens.Length).Contains(true);

    private bool IsNear(Hit hit, int record)
    {
        var reach = _clues[hit.Clue].Definition.Reach;
        var (here, there) = (_lattice.Text[hit.Tokens.Start], _lattice.Text[_lastMention[record]]);
        return reach.Unit switch
        {
            ReachUnit.Sentence => here.Sentence - there.Sentence <= reach.Count,
            ReachUnit.Paragraph => here.Block - there.Block <= reach.Count,
            _ => true,
        };
    }

    // A part of a longer name is somebody else's name.
    private bool StandsAlone(Hit hit, MatchedRecord record)
    {
        var text = _lattice.Text;
        if (_clues[hit.Clue].Definition is not ReferenceClue.Surname || text[hit.Tokens.Start].Case is TokenCase.None)
        {
            return true;
        }

        if (text[hit.Tokens.Start].Case is TokenCase.Lower)
        {
            return false;
        }

        return !IsOtherName(hit.Tokens.Start - 1, hit.Tokens.Start, record) && !IsOtherName(hit.Tokens.End, hit.Tokens.Start, record);
    }

    private bool IsOtherName(int token, int surname, MatchedRecord record)
    {
        var text = _lattice.Text;
        if (token < 0 || token >= text.Count || text[token].Sentence != text[surname].Sentence
            || text[token] is not { Kind: TokenKind.Word, Case: TokenCase.Title or TokenCase.Upper or TokenCase.Mixed }
            || text.GetSentence(text[token].Sentence).Start == token)
        {
            return false;
        }

        var word = Folding.Fold(text.GetString(text[token].Span));
        return !CourtesyTitles.Contains(word) && !record.Fields.Any(field => field.Value is Value.Text own && Tokenizer.TokenizePhrase(own.Content).Contains(word));
    }

    private bool IsException(Hit hit) => _clues[hit.Clue].Unless is { } unless
        && _lattice.Evaluator.Holds(unless, new ExpressionScope(CaptureReader.Read([], 0, hit.Tokens), hit.Tokens, _lattice.Text.GetBlockTokens(_lattice.Text[hit.Tokens.Start].Block)));

    private int TokenAt(int offset)
    {
        var (low, high) = (0, _lattice.Text.Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = _lattice.Text[middle].Span.End <= offset ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Words that may stand for a record.</summary>
    /// <param name="Tokens">Their tokens.</param>
    /// <param name="Span">Their place.</param>
    /// <param name="Clitics">What was glued to them.</param>
    /// <param name="Clue">Index of the clue.</param>
    /// <param name="Way">Which way to speak of a record it is; -1 for any record.</param>
    private readonly record struct Hit(TokenSpan Tokens, TextSpan Span, LexiconClitics Clitics, int Clue, int Way);
}
