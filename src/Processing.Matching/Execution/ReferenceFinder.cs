using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Processing.Matching.Programs;
using Processing.Matching.Results;
using Processing.Matching.Values;
using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>Finds the words that stand for records of one type, after these were merged.</summary>
/// <remarks>
/// All words that may stand for a record are collected first, each kind in one pass over the tokens; then one walk over records and words together, in text
/// order, gives each word the record that was mentioned last before it: of those of that surname or text, or of all, of which the first counts where a
/// sentence mentions several (the subject is what a pronoun most likely means: Brennan, Friedman and Pollard, "A centering approach to pronouns", 1987). References are mentions too, so a
/// chain of them holds. Words inside a match of the record, or inside an earlier reference, stand for nothing. Linear in the document and in what was found.
/// </remarks>
internal sealed class ReferenceFinder
{
    /// <summary>Most tokens that stand for a record by its texts: those of the longest form of a lexicon, and a suffix that stands apart.</summary>
    public const int MostTokens = LexiconBuilder.MaxTokens + 1;

    /// <summary>Most tokens that a surname takes, which is one word and may be written in pieces, with its suffix.</summary>
    public const int MostSurnameTokens = 8;

    // A look at a token takes a few nanoseconds.
    private const int TokensAtOnce = 1_024;

    private static readonly FrozenSet<string> CourtesyTitles = FrozenSet.Create("mr", "mrs", "ms", "miss", "dr", "prof", "sir");

    private readonly DocumentLattice _lattice;
    private readonly RecordShape _shape;
    private readonly ImmutableArray<PreparedClue> _clues;
    private readonly ReferenceWork _work;
    private int _topic = -1;
    private int _topicSentence = -1;

    private ReferenceFinder(DocumentLattice lattice, RecordShape shape, ImmutableArray<PreparedClue> clues, ReferenceWork work) =>
        (_lattice, _shape, _clues, _work) = (lattice, shape, clues, work);

    /// <summary>The references, in text order.</summary>
    /// <param name="lattice">The document.</param>
    /// <param name="shape">The record type.</param>
    /// <param name="clues">What references look like.</param>
    /// <param name="records">The merged records.</param>
    /// <param name="winners">The matches they were merged from.</param>
    /// <param name="owners">For each match the index of its record.</param>
    public static List<FoundReference> Find(DocumentLattice lattice, RecordShape shape, ImmutableArray<PreparedClue> clues, List<MatchedRecord> records, List<RecordCandidate> winners, List<int> owners)
    {
        // An exception may ask for records that have references of their own.
        var work = lattice.Buffers.References.TakeWork();
        work.Prepare(lattice.Text.Count);
        var found = new ReferenceFinder(lattice, shape, clues, work).Find(records, winners, owners);
        lattice.Buffers.References.Return(work, clues);
        return found;
    }

    private List<FoundReference> Find(List<MatchedRecord> records, List<RecordCandidate> winners, List<int> owners)
    {
        CollectionsMarshal.SetCount(_work.LastMention, records.Count);
        FindHits(records);
        FindMentions(winners, owners);
        var (hits, mentions) = (_work.Hits, _work.Mentions);
        var found = _lattice.Buffers.References.Found.Take();
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
            _work.Taken.Slice(hit.Tokens.Start, hit.Tokens.Length).Fill(true);
            Mention(record, hit.Tokens.Start);
        }

        return found;
    }

    private void Mention(int record, int token)
    {
        // Of several in one sentence the first is what the text goes on about, most often its subject.
        if (_lattice.Text[token].Sentence is var sentence && sentence != _topicSentence)
        {
            (_topic, _topicSentence) = (record, sentence);
        }

        _work.LastMention[record] = token;
        foreach (var words in _work.Words)
        {
            words?.Mention(record);
        }
    }

    // What was matched is taken; a frame takes its trigger and its fields only, since it covers all that stands between them.
    private void FindMentions(List<RecordCandidate> winners, List<int> owners)
    {
        var taken = _work.Taken;
        var drafts = _lattice.Buffers.Drafts;
        for (var index = 0; index < winners.Count; index++)
        {
            _lattice.Budget.Tick();
            var winner = winners[index];
            var own = winner.Trigger ?? winner.Tokens;
            taken.Slice(own.Start, own.Length).Fill(true);
            foreach (ref readonly var field in drafts.Of(winner))
            {
                foreach (var span in drafts.PlacesOf(field))
                {
                    for (var token = TokenAt(span.Start); token < taken.Length && _lattice.Text[token].Span.Start < span.End; token++)
                    {
                        taken[token] = true;
                    }
                }
            }

            if (owners[index] >= 0)
            {
                _work.Mentions.Add((TokenAt(KeyMerger.MentionsOf(_shape, winner, drafts)[0].Start), owners[index]));
            }
        }

        StableSort.Sort(_work.Mentions, static (left, right) => left.Token.CompareTo(right.Token), _lattice.Budget);
    }

    private void FindHits(List<MatchedRecord> records)
    {
        for (var clue = 0; clue < _clues.Length; clue++)
        {
            var words = _clues[clue] is { Phrase: null, Words: null } ? _lattice.Buffers.References.TakeWords(_clues[clue]) : null;
            _work.Words.Add(words);
            if (_clues[clue].Phrase is { } phrase)
            {
                FindPhrases(clue, phrase);
                continue;
            }

            var index = _clues[clue].Words ?? words?.Take(_shape, records, _lattice.Text, _lattice.Budget);
            if (index is { Count: > 0 })
            {
                FindWords(clue, index);
            }
        }

        StableSort.Sort(_work.Hits, Compare, _lattice.Budget);
    }

    private void FindPhrases(int clue, Automaton phrase)
    {
        if (!_lattice.HasStarts(phrase))
        {
            return;
        }

        foreach (var (block, match) in _lattice.FindAll(phrase))
        {
            if (match.Tokens.Length > 0)
            {
                _work.Hits.Add(new ReferenceHit(match.Tokens, CaptureReader.Read(match.Path, 0, match.Tokens).Whole?.Span ?? _lattice.EmptySpanAt(block, match.Tokens.Start), LexiconClitics.None, clue, -1));
            }
        }
    }

    private void FindWords(int clue, Lexicon index)
    {
        var longest = _clues[clue].Definition is ReferenceClue.Surname ? MostSurnameTokens : MostTokens;
        _work.Starts.Clear();
        for (var token = 0; token < _lattice.Text.Count; token += TokensAtOnce)
        {
            var among = new TokenSpan(token, Math.Min(_lattice.Text.Count, token + TokensAtOnce));
            if (!_lattice.Budget.TryStep(among.Length))
            {
                return;
            }

            index.AddStarts(_lattice.Text, among, _lattice.Buffers.References.Openings, _work.Starts);
        }

        foreach (var token in _work.Starts)
        {
            if (!_lattice.Budget.TryStep())
            {
                return;
            }

            _work.Matches.Clear();
            index.FindAt(_lattice.Text, token, _work.Matches);
            foreach (var match in _work.Matches)
            {
                if (match.Tokens.Length <= longest && !_lattice.IsHidden(match.Tokens, []))
                {
                    _work.Hits.Add(new ReferenceHit(match.Tokens, match.Span, match.Clitics, clue, _work.Words[clue] is null ? -1 : match.Entry));
                }
            }
        }
    }

    private static int Compare(ReferenceHit left, ReferenceHit right)
    {
        var order = left.Tokens.Start.CompareTo(right.Tokens.Start);
        order = order != 0 ? order : right.Tokens.End.CompareTo(left.Tokens.End);
        return order != 0 ? order : left.Clue.CompareTo(right.Clue);
    }

    private int RecordOf(ReferenceHit hit)
    {
        if (hit.Way < 0 || _work.Words[hit.Clue] is not { } words)
        {
            return _topic;
        }

        return _clues[hit.Clue].Definition is ReferenceClue.Surname surname
            && !EditDistance.AreSimilar(Folding.Fold(_lattice.Text.GetString(hit.Span)), words[hit.Way], surname.Similarity)
                ? -1
                : words.LastOf(hit.Way);
    }

    private bool IsFree(TokenSpan tokens) => !_work.Taken.Slice(tokens.Start, tokens.Length).Contains(true);

    private bool IsNear(ReferenceHit hit, int record)
    {
        var reach = _clues[hit.Clue].Definition.Reach;
        var (here, there) = (_lattice.Text[hit.Tokens.Start], _lattice.Text[_work.LastMention[record]]);
        return reach.Unit switch
        {
            ReachUnit.Sentence => here.Sentence - there.Sentence <= reach.Count,
            ReachUnit.Paragraph => here.Block - there.Block <= reach.Count,
            _ => true,
        };
    }

    // A part of a longer name is somebody else's name.
    private bool StandsAlone(ReferenceHit hit, MatchedRecord record)
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
        return !CourtesyTitles.Contains(word) && !Names(record, word);
    }

    private static bool Names(MatchedRecord record, string word)
    {
        foreach (var field in record.Fields)
        {
            if (field.Value is Value.Text own && Tokenizer.TokenizePhrase(own.Content).Contains(word))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsException(ReferenceHit hit) => _clues[hit.Clue].Unless is { } unless
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
}
