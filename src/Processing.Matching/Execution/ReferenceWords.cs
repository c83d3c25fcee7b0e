using Processing.Matching.Programs;
using Processing.Matching.Results;
using Processing.Matching.Values;
using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>The words by which records are spoken of again, as a lexicon whose entries number the different ways; used again by the next document.</summary>
internal sealed class ReferenceWords
{
    // A name is cut into words, folded and added to an index, which takes about a microsecond.
    private const int RecordWork = 8;

    private readonly ReferenceClue _clue;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _folded = [];
    private readonly List<int> _wayOf = [];
    private readonly List<int> _lastOf = [];
    private readonly LexiconBuilder _builder;

    /// <param name="clue">Which words they are: a <see cref="ReferenceClue.Surname"/> or a <see cref="ReferenceClue.Same"/>.</param>
    public ReferenceWords(ReferenceClue clue)
    {
        _clue = clue;
        _builder = new LexiconBuilder(clue switch
        {
            ReferenceClue.Surname surname => new LexiconOptions { Languages = surname.Languages, Similar = surname.Similarity < 1 ? 1 : 0 },
            ReferenceClue.Same same => new LexiconOptions { Languages = same.Languages },
            _ => throw new ArgumentOutOfRangeException(nameof(clue), clue, "The words of this clue do not depend on the document."),
        });
    }

    /// <summary>Number of different ways.</summary>
    public int Count => _folded.Count;

    /// <summary>A way, folded.</summary>
    public string this[int way] => _folded[way];

    /// <summary>The way in which a record is spoken of; -1 where the clue does not fit it.</summary>
    public int WayOf(int record) => _wayOf[record];

    /// <summary>The record that was last spoken of in a way; -1 for none yet.</summary>
    public int LastOf(int way) => _lastOf[way];

    /// <summary>Notes that a record was spoken of.</summary>
    public void Mention(int record)
    {
        if (_wayOf[record] is >= 0 and var way)
        {
            _lastOf[way] = record;
        }
    }

    /// <summary>The index of words that mean any record.</summary>
    public static Lexicon Of(ReferenceClue.Words words)
    {
        var builder = new LexiconBuilder(new LexiconOptions { Languages = words.Languages });
        foreach (var form in words.Forms)
        {
            builder.Add(form, 0);
        }

        return builder.Build();
    }

    /// <summary>Takes the words of the records of a document. The index is good until the words of the next one are taken.</summary>
    public Lexicon Take(RecordShape shape, List<MatchedRecord> records, TokenizedText text, MatchBudget budget)
    {
        _numbers.Clear();
        _folded.Clear();
        _wayOf.Clear();
        _lastOf.Clear();
        _builder.Clear();
        foreach (var record in records)
        {
            budget.Tick(RecordWork);
            _wayOf.Add(Add(_clue switch
            {
                ReferenceClue.Surname surname => LastWord(record, shape.Fields[surname.Field].Name),
                ReferenceClue.Same same => TextOf(record, same, shape, text),
                _ => null,
            }));
        }

        return _builder.Build();
    }

    private int Add(string? form)
    {
        var folded = form is null ? "" : Folding.Fold(form);
        if (form is null || folded.Length < 2)
        {
            return -1;
        }

        if (!_numbers.TryGetValue(folded, out var number))
        {
            number = _folded.Count;
            if (!_builder.Add(form, number))
            {
                return -1;
            }

            _folded.Add(folded);
            _lastOf.Add(-1);
            _numbers.Add(folded, number);
        }

        return number;
    }

    private static string? LastWord(MatchedRecord record, string field) =>
        record.Find(field) is { } value ? Tokenizer.LastWordOf(ValueFormatter.ToScalar(value)) : null;

    private static string? TextOf(MatchedRecord record, ReferenceClue.Same clue, RecordShape shape, TokenizedText text)
    {
        string? whole = null;
        foreach (var field in clue.Fields)
        {
            if (FindFilled(record, shape.Fields[field].Name) is not { } filled)
            {
                return null;
            }

            foreach (var span in filled.Spans)
            {
                whole = whole is null ? text.GetString(span) : $"{whole} {text.GetString(span)}";
            }
        }

        return whole ?? "";
    }

    private static MatchedField? FindFilled(MatchedRecord record, string name)
    {
        foreach (var field in record.Fields)
        {
            if (field.Name == name)
            {
                return field.Spans.IsEmpty ? null : field;
            }
        }

        return null;
    }
}
