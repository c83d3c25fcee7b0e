using Processing.Matching.Programs;
using Processing.Matching.Results;
using Processing.Matching.Values;
using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>The words by which records are spoken of again, as lexicons whose entries number the different ways.</summary>
internal sealed class ReferenceWords
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _folded = [];
    private readonly LexiconBuilder _builder;

    private ReferenceWords(LexiconOptions options) => _builder = new LexiconBuilder(options);

    /// <summary>The way in which each record is spoken of; -1 for one that this clue does not fit.</summary>
    public int[] WayOf { get; private set; } = [];

    /// <summary>Number of different ways.</summary>
    public int Count => _folded.Count;

    /// <summary>A way, folded.</summary>
    public string this[int way] => _folded[way];

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

    /// <summary>The last words of a field of the records of a document.</summary>
    public static ReferenceWords Of(ReferenceClue.Surname clue, RecordShape shape, List<MatchedRecord> records, out Lexicon index)
    {
        var words = new ReferenceWords(new LexiconOptions { Languages = clue.Languages, Similar = clue.Similarity < 1 ? 1 : 0 });
        words.WayOf = [.. records.Select(record => words.Add(LastWord(record, shape.Fields[clue.Field].Name)))];
        index = words._builder.Build();
        return words;
    }

    /// <summary>The texts of fields of the records of a document.</summary>
    public static ReferenceWords Of(ReferenceClue.Same clue, RecordShape shape, List<MatchedRecord> records, TokenizedText text, out Lexicon index)
    {
        var words = new ReferenceWords(new LexiconOptions { Languages = clue.Languages });
        words.WayOf = [.. records.Select(record => words.Add(TextOf(record, clue, shape, text)))];
        index = words._builder.Build();
        return words;
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
            _numbers.Add(folded, number);
        }

        return number;
    }

    private static string? LastWord(MatchedRecord record, string field) => record.Find(field) is { } value
        ? Tokenizer.TokenizePhrase(ValueFormatter.ToScalar(value)).LastOrDefault(token => token.Any(char.IsLetter))
        : null;

    private static string? TextOf(MatchedRecord record, ReferenceClue.Same clue, RecordShape shape, TokenizedText text)
    {
        var parts = new List<string>();
        foreach (var field in clue.Fields)
        {
            if (record.Fields.FirstOrDefault(filled => filled.Name == shape.Fields[field].Name) is not { Spans.IsEmpty: false } filled)
            {
                return null;
            }

            parts.AddRange(filled.Spans.Select(text.GetString));
        }

        return string.Join(' ', parts);
    }
}
