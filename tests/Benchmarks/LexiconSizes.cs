using System.Text;
using Processing.Text;

namespace Benchmarks;

/// <summary>What lexicons of ten thousand to a million made-up entries of one to three words take: memory, time to build, and time of a look-up.</summary>
internal static class LexiconSizes
{
    private const int LookedUp = 20_000;
    private const string Letters = "abcdefghiklmnoprstuvwyz";

    /// <summary>Measures up to so many entries, and prints a line for each way of comparing.</summary>
    public static void Run(int largest)
    {
        for (var entries = 10_000; entries <= largest; entries *= 10)
        {
            var forms = Forms(entries);
            var text = Text(forms);
            MeasureSet(forms, text);
            for (var similar = 1; similar <= 2; similar++)
            {
                MeasureSimilar(forms, text, similar);
            }
        }
    }

    private static void MeasureSet(string[] forms, TokenizedText text)
    {
        var (before, start) = (GC.GetTotalMemory(true), ThreadClock.Now());
        var vocabulary = new TokenVocabulary();
        var builder = new LexiconSetBuilder(vocabulary);
        builder.AddLexicon(new LexiconOptions());
        builder.Reserve(forms.Length);
        for (var entry = 0; entry < forms.Length; entry++)
        {
            builder.Add(0, forms[entry], entry);
        }

        var set = builder.Build();
        var built = ThreadClock.Now() - start;
        builder = null;
        var heap = GC.GetTotalMemory(true) - before;
        var symbols = new int[text.Count];
        var matches = new List<LexiconSetMatch>();
        vocabulary.Read(text, symbols);
        start = ThreadClock.Now();
        vocabulary.Read(text, symbols);
        for (var token = 0; token < text.Count; token++)
        {
            set.FindAt(text, symbols, token, matches);
        }

        Print("exact", forms.Length, heap, built, ThreadClock.Now() - start, text.Count, matches.Count);
        GC.KeepAlive(set);
    }

    private static void MeasureSimilar(string[] forms, TokenizedText text, int similar)
    {
        var (before, start) = (GC.GetTotalMemory(true), ThreadClock.Now());
        var builder = new LexiconBuilder(new LexiconOptions { Similar = similar });
        for (var entry = 0; entry < forms.Length; entry++)
        {
            builder.Add(forms[entry], entry);
        }

        var lexicon = builder.Build();
        var built = ThreadClock.Now() - start;
        builder = null;
        var heap = GC.GetTotalMemory(true) - before;
        var matches = new List<LexiconMatch>();
        start = ThreadClock.Now();
        for (var token = 0; token < text.Count; token++)
        {
            lexicon.FindAt(text, token, matches);
        }

        Print($"similar {similar}", forms.Length, heap, built, ThreadClock.Now() - start, text.Count, matches.Count);
        GC.KeepAlive(lexicon);
    }

    private static void Print(string name, int entries, long heap, long built, long lookedUp, int tokens, int found) =>
        Console.WriteLine($"{name,-10} {entries,10:N0} entries  {(double)heap / entries,7:F0} bytes an entry  built in {built / 1e3 / entries,6:F2} µs an entry  looked up in {(double)lookedUp / tokens,6:F0} ns a token  {found:N0} found");

    // Half as many words as entries, each in four entries on average.
    private static string[] Forms(int entries)
    {
        var random = new Random(7);
        string[] words = [.. Enumerable.Range(0, entries / 2).Select(_ => Word(random))];
        return [.. Enumerable.Range(0, entries).Select(_ => string.Join(' ', Enumerable.Range(0, random.Next(1, 4)).Select(_ => words[random.Next(words.Length)])))];
    }

    // A third of the words stand in the lexicon, a third differ from one of it by a letter, and a third are other words.
    private static TokenizedText Text(string[] forms)
    {
        var random = new Random(8);
        var text = new StringBuilder();
        for (var index = 0; index < LookedUp; index++)
        {
            var known = forms[random.Next(forms.Length)].Split(' ')[0];
            text.Append(random.Next(3) switch { 0 => known, 1 => known[..3] + Letters[random.Next(Letters.Length)] + known[4..], _ => Word(random) }).Append(' ');
        }

        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        return Tokenizer.Tokenize(bytes, [new TextBlock(BlockKind.Paragraph, new TextSpan(0, bytes.Length), "", TextLanguage.English)]);
    }

    private static string Word(Random random) => string.Concat(Enumerable.Range(0, random.Next(4, 11)).Select(_ => Letters[random.Next(Letters.Length)]));
}
