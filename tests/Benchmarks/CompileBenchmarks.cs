using System.Diagnostics;
using System.Globalization;
using System.Text;
using Processing.Matching;
using Processing.Matching.Programs;
using Processing.Rules;
using Processing.Rules.Sources;
using Processing.Rules.Symbols;
using Processing.Text;

namespace Benchmarks;

/// <summary>How long the compiler takes: warm, user CPU time, the median of several runs, with what one run allocates.</summary>
internal static class CompileBenchmarks
{
    private const int EditedFile = 250 * 1024;

    public static void Run(string[] wanted)
    {
        bool Wants(string name) => wanted.Length == 0 || wanted.Any(part => name.Contains(part, StringComparison.Ordinal));
        if (Wants("1,000 rules"))
        {
            var files = new RuleSources().Make(1_000, 0);
            Console.WriteLine(FormattableString.Invariant($"# {files.Sum(file => file.Content.Length):N0} bytes of rules"));
            Measure("compile 1,000 rules", 200, 15, () => Compile(files).Emit());
            Measure("  of it reading", 200, 15, () => Compile(files));
        }

        if (Wants("keystroke"))
        {
            Keystrokes();
        }

        if (Wants("10,000 rules") || Wants("load") || Wants("cancel"))
        {
            var files = new RuleSources().Make(10_000, 100_000);
            if (Wants("10,000 rules"))
            {
                Measure("compile 10,000 rules + 100,000 entries", 2_000, 5, () => Compile(files).Emit());
            }

            if (Wants("cancel"))
            {
                Cancel(files);
            }

            if (Wants("load"))
            {
                Load("load 10,000 rules", new RuleSources().Make(10_000, 0));
                Load("load 10,000 rules + 100,000 entries", files);
            }
        }
    }

    private static RuleCompilation Compile(System.Collections.Immutable.ImmutableArray<RuleFile> files) => RuleCompilation.Create(files, [], CompilationLimits.Default);

    // Given up at many points of the way. Both the points and what the caller waits for are CPU time of the compiling thread, which other work on the machine does not change.
    private static void Cancel(System.Collections.Immutable.ImmutableArray<RuleFile> files)
    {
        const int Step = 73;
        var (worst, at, count) = (0.0, 0, 0);
        var clock = ThreadClock.Mine();
        for (var after = Step / 2; ; after += Step)
        {
            using var source = new CancellationTokenSource();
            var (start, cancelled) = (ThreadClock.Read(clock), 0L);
            using var watch = new Timer(_ =>
            {
                if (!source.IsCancellationRequested && ThreadClock.Read(clock) - start >= after * 1_000_000L)
                {
                    cancelled = ThreadClock.Read(clock);
                    source.Cancel();
                }
            }, null, 1, 1);
            try
            {
                RuleCompilation.Create(files, [], CompilationLimits.Default, source.Token).Emit(source.Token);
                break;
            }
            catch (OperationCanceledException)
            {
                var took = (ThreadClock.Read(clock) - cancelled) / 1e6;
                (worst, at) = took > worst ? (took, after) : (worst, at);
                count++;
            }
        }

        Console.WriteLine(FormattableString.Invariant($"giving up 10,000 rules + 100,000 entries at {count} points: {worst:F1} ms at worst, {at} ms after the start (target 100)"));
    }

    // The diagnostics of all of the file are wanted after each keystroke.
    private static void Keystrokes()
    {
        var text = new RuleSources().OneFile(EditedFile) + "lexicon Zed\n  \"a\"\n";
        var random = new Random(9);

        // A name that nothing has, in one rule after the other, so that more and more is wrong.
        Keystroke("one keystroke in 250 KB to diagnostics", text, content => (content.IndexOf("match ", random.Next(text.Length * 9 / 10), StringComparison.Ordinal) + "match ".Length, "a "));
        Keystroke("  in a string of a lexicon", text, content => (content.IndexOf("lexicon Kind3\n  \"", StringComparison.Ordinal) + "lexicon Kind3\n  \"".Length, "a"));
        Keystroke("  in a test", text, content => (content.LastIndexOf("    > ", StringComparison.Ordinal) + "    > ".Length, "a"));
        Keystroke("  in a pattern that most rules use", text, content => (content.IndexOf("FullName = ", StringComparison.Ordinal) + "FullName = ".Length, "\"a\" "));
        Keystroke("  in the name of a new lexicon", text, content => (content.IndexOf("Zed", StringComparison.Ordinal) + "Zed".Length, "d"));
        Keystroke("  in the keyword of a record", text, content => (content.LastIndexOf("ecord Found3", StringComparison.Ordinal), "r"));
        Keystroke("  in the name of the package", text, content => (content.IndexOf("package bench.p0", StringComparison.Ordinal) + "package bench.p0".Length, "a"));

        var importing = text.Replace("language fa, en\n", "language fa, en\nimport other\n", StringComparison.Ordinal) + "record Others\n  name: text\n\nrule others -> Others\n  match name:Other\n";
        Keystroke("  in the name of an import", importing, content => (content.IndexOf("import other", StringComparison.Ordinal) + "import other".Length, "a"));
        DataKeystrokes(text);
        var tree = Compile([new RuleFile("a.rules", Encoding.UTF8.GetBytes(text))]).Files[0].Tree;
        Measure("  of it reading again", 20, 41, () => tree = tree.WithChange(new TextChange(new SourceSpan(random.Next(tree.Text.Content.Length), 0), " ")));
    }

    // The lexicon of most rules is read from a file, in which letter after letter is typed.
    private static void DataKeystrokes(string text)
    {
        var start = text.IndexOf("lexicon Name\n", StringComparison.Ordinal);
        var end = text.IndexOf("\n\n", start, StringComparison.Ordinal);
        var rules = new RuleFile("a.rules", Encoding.UTF8.GetBytes($"{text.AsSpan(0, start)}lexicon Name from \"names.tsv\" key name value value: integer, id{text.AsSpan(end)}"));
        foreach (var rows in (int[])[1_000, 10_000, 100_000])
        {
            var table = new StringBuilder("name\tvalue\tid\n");
            for (var row = 0; row < rows; row++)
            {
                table.Append(CultureInfo.InvariantCulture, $"name {row} of all\t{row}\tQ{row}\n");
            }

            var compilation = Sound([rules, new RuleFile("names.tsv", Encoding.UTF8.GetBytes(table.ToString()))]);
            var at = table.ToString().IndexOf(FormattableString.Invariant($"name {rows / 2} of"), StringComparison.Ordinal);
            Measure(FormattableString.Invariant($"  in a data file of {rows:N0} rows"), 20, 21, () =>
            {
                table.Insert(at, 'a');
                compilation = compilation.WithFile(new RuleFile("names.tsv", Encoding.UTF8.GetBytes(table.ToString())), FileOrigin.Root);
                return compilation.Diagnostics.Length;
            });
        }
    }

    private static RuleCompilation Sound(System.Collections.Immutable.ImmutableArray<RuleFile> files)
    {
        var compilation = Compile(files);
        return compilation.Diagnostics.Length == 0 ? compilation : throw new InvalidOperationException($"The generated rules have a mistake: {compilation.Diagnostics[0]}");
    }

    private static void Keystroke(string name, string text, Func<string, (int At, string Typed)> next)
    {
        var compilation = Sound([new RuleFile("a.rules", Encoding.UTF8.GetBytes(text)), new RuleFile("other.rules", "package other\n\nlexicon Other\n  \"other\"\n"u8.ToArray())]);
        Measure(name, 20, 41, () =>
        {
            var (at, typed) = next(compilation.Files[0].Tree.Text.Content);
            compilation = compilation.ReplaceFile(compilation.Files[0].Tree.WithChange(new TextChange(new SourceSpan(at, 0), typed)));
            return compilation.Diagnostics.Length;
        });
    }

    private static void Load(string name, System.Collections.Immutable.ImmutableArray<RuleFile> files)
    {
        var bytes = new MemoryStream();
        ProgramWriter.Write(Compile(files).Emit().Program ?? throw new InvalidOperationException("The generated rules have errors."), bytes);
        var document = Tokenizer.Tokenize("nothing here"u8.ToArray(), [new TextBlock(BlockKind.Paragraph, new TextSpan(0, 12), "", TextLanguage.English)]);
        Console.WriteLine(FormattableString.Invariant($"# a program of {bytes.Length:N0} bytes"));
        Measure("  of it reading", 100, 7, () => Read(bytes.ToArray()));
        Measure(name + ", with a document", 100, 7, () => new FastExecutor().Execute(Read(bytes.ToArray()), document, MatchLimits.Default, CancellationToken.None));
    }

    private static RuleProgram Read(byte[] bytes) => ProgramReader.Read(bytes);

    private static void Measure<T>(string name, double target, int runs, Func<T> action)
    {
        for (var i = 0; i < 3; i++)
        {
            action();
        }

        GC.Collect();
        var times = new double[runs];
        var collections = GC.CollectionCount(0);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var run = 0; run < runs; run++)
        {
            var start = UserTime();
            action();
            times[run] = (UserTime() - start).TotalMilliseconds;
        }

        var allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / runs;
        Array.Sort(times);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-48} {times[runs / 2],9:F1} ms  (least {times[0]:F1}, most {times[^1]:F1}; target {target:N0})  {allocated,14:N0} B, {(GC.CollectionCount(0) - collections) / (double)runs:F1} collections"));
    }

    private static TimeSpan UserTime()
    {
        using var process = Process.GetCurrentProcess();
        return process.UserProcessorTime;
    }
}
