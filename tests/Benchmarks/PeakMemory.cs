using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Processing.Matching;
using Processing.Matching.Programs;
using Processing.Matching.Results;
using Processing.Text;

namespace Benchmarks;

/// <summary>What one document needs in memory beside its bytes while rules run on it, and what its records hold afterwards, as multiples of its bytes.</summary>
/// <remarks>
/// A second thread collects all garbage again and again while the document is worked on, and keeps the highest of what was left. So garbage that only waits for
/// the collector is not counted: how much of that there is at a time is the collector's to choose, by the memory of the machine.
/// </remarks>
internal static class PeakMemory
{
    private static readonly int[] Sizes = [10_000, 100_000, 1_000_000, 10_000_000];

    public static void Run(string[] parts)
    {
        foreach (var text in new[] { BenchmarkText.Persian(), BenchmarkText.English() })
        {
            (string Name, Func<RuleProgram?> Make)[] programs =
            [
                ("tokenise", () => null),
                ("lexicon 10,000", () => new RandomRules(text).LexiconProgram(10_000)),
                ("standard", ShippedRules.Standard),
                ("news", () => ShippedRules.Package("news")),
            ];
            foreach (var (name, make) in programs.Where(program => parts.Length == 0 || parts.Any($"{text.Name} {program.Name}".Contains)))
            {
                var program = make();
                foreach (var size in Sizes)
                {
                    Measure($"{text.Name} {name}", program, Joined(text, size));
                }
            }
        }
    }

    private static void Measure(string name, RuleProgram? program, BenchmarkDocument document)
    {
        // Twice before, so that what is kept for the next document is there already or is not kept.
        Work(program, document, null, []);
        Work(program, document, null, []);
        var before = Live();
        var watch = new Watch(before);
        var results = new List<MatchResult>();
        var tokens = Work(program, document, watch, results);
        var after = Live();
        var count = results.Sum(result => result.Records.Length);
        results.Clear();
        var kept = Live();
        var bytes = (double)document.Text.Length;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-20} {bytes / 1e6,6:N2} MB  peak {(watch.Peak - before) / bytes,5:F1} times the document, {watch.Looks} looks; its records {(after - kept) / bytes,4:F1} times; {tokens / bytes,5:F3} tokens a byte, {count / bytes * 1000,4:F1} records a KB"));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Work(RuleProgram? program, BenchmarkDocument document, Watch? watch, List<MatchResult> results)
    {
        watch?.Start();
        using var lease = Tokenizer.Lease(document.Text, document.Blocks);
        if (program is not null)
        {
            results.Add(new FastExecutor().Execute(program, lease.Text, MatchLimits.Default, CancellationToken.None));
        }

        watch?.Stop();
        return lease.Text.Count;
    }

    private static long Live()
    {
        GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: false);
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static BenchmarkDocument Joined(BenchmarkText text, int bytes)
    {
        var (content, blocks) = (new List<byte>(bytes), ImmutableArray.CreateBuilder<TextBlock>());
        for (var number = 0; content.Count < bytes; number++)
        {
            var next = text.Unseen[number % text.Unseen.Length];
            var start = content.Count;
            blocks.AddRange(next.Blocks.Select(block => block with { Span = new TextSpan(start + block.Span.Start, start + block.Span.End) }));
            content.AddRange(next.Text);
        }

        return new BenchmarkDocument([.. content], blocks.ToImmutable());
    }

    private sealed class Watch(long before)
    {
        private Thread? _thread;
        private volatile bool _done;

        public long Peak { get; private set; } = before;

        public int Looks { get; private set; }

        public void Start()
        {
            _thread = new Thread(Look);
            _thread.Start();
        }

        public void Stop()
        {
            Now();
            _done = true;
            _thread?.Join();
        }

        private void Look()
        {
            while (!_done)
            {
                Now();
            }
        }

        private void Now()
        {
            lock (this)
            {
                GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: false);
                Peak = Math.Max(Peak, GC.GetTotalMemory(false));
                Looks++;
            }
        }
    }
}
