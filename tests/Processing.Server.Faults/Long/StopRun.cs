using System.Collections.Concurrent;
using System.Diagnostics;
using Benchmarks;
using Processing.Documents;
using Processing.Extraction.V1;
using Processing.Pipeline;
using Processing.Server.Faults.Support;
using Processing.Server.Hosting;
using Processing.Server.RuleSets;
using Processing.Server.Tests.Support;
using ExtractionOptions = Processing.Pipeline.ExtractionOptions;
using ExtractionResult = Processing.Pipeline.ExtractionResult;

namespace Processing.Server.Faults.Long;

/// <summary>How soon the engine is done after its caller gave up or the time of the document was over, in long documents and with the shipped rules and in the worst patterns.</summary>
internal static class StopRun
{
    private const double MostMilliseconds = 50;

    public static async Task RunAsync(RunOptions options, Report report)
    {
        var news = RuleSetCompiler.CompileShipped("news", RuleSetCompiler.DefaultFolder, EngineSettings.Default);
        var evil = RuleSetCompiler.Compile("evil", [new Processing.Rules.RuleFile("a.rules", System.Text.Encoding.UTF8.GetBytes(EvilRules.Package("((word+ & any+ & (\"a\"* any*)) \"!\" | ..{0,1000} \"a\" ..{0,1000} \"!\")")))], [], EngineSettings.Default);
        await using var server = await TestServer.StartAsync(new ServerSettings { DrainSeconds = 0 });
        foreach (var (name, rules, text) in new[] { ("shipped rules, 4 MB", news, LoadTexts.Make(1, 4_000_000)[0]), ("evil patterns, 200 KB", evil, new System.Text.StringBuilder().Insert(0, "a ", 100_000).ToString()) })
        {
            using var watched = new WatchedExtractor(rules.Extractor ?? throw new InvalidOperationException(rules.Diagnostics[0].Message));
            server.Rules.Set(RuleSet.Ready("watched", rules.Revision, watched, rules.Records));
            foreach (var way in new[] { "cancelled", "time limit", "time limit, a part welcome" })
            {
                await MeasureAsync(server, text, way, watched, options.Count("times"));
                var late = watched.Take();
                report.Tell($"{name}, {way}: stopped in the middle", late.Count);
                report.Tell($"{name}, {way}: median", late[late.Count / 2].Milliseconds, "ms");
                report.AtMost($"{name}, {way}: p99", late[(int)(late.Count * 0.99)].Milliseconds, MostMilliseconds, "ms");

                // What is neither of the two is time that the thread of the engine waited for a core.
                report.Tell($"{name}, {way}: of the longest the engine's own work", late[^1].Work, "ms");
                report.Tell($"{name}, {way}: of the longest pauses of the collector", late[^1].Pauses, "ms");
                report.Tell($"{name}, {way}: most work of the engine", late.Max(stop => stop.Work), "ms");
                RunOptions.Progress($"{name}, {way}");
            }
        }
    }

    private static async Task MeasureAsync(TestServer server, string text, string way, WatchedExtractor watched, int times)
    {
        var random = new Random(times);
        for (var i = 0; i < times; i++)
        {
            // Within what the engine surely has not finished.
            var after = TimeSpan.FromMilliseconds(5 + random.Next(100));
            var request = new ExtractRequest { Document = TestServer.Text(text), RuleSet = "watched", Options = new() { AllowPartial = way.EndsWith("welcome", StringComparison.Ordinal) } };
            using var caller = new CancellationTokenSource();
            if (way != "cancelled")
            {
                request.Options.TimeLimit = Google.Protobuf.WellKnownTypes.Duration.FromTimeSpan(after);
            }

            var call = server.Client.ExtractAsync(request, caller.Token);
            if (way == "cancelled")
            {
                await watched.BegunAsync();
                caller.CancelAfter(after);
            }

            await ((Task)call).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (way == "cancelled" || watched.HasBegun())
            {
                await watched.IdleAsync();
            }
        }
    }

    // The real engine, and how long after it was told to stop it did.
    private sealed class WatchedExtractor(IDocumentExtractor engine) : IDocumentExtractor, IDisposable
    {
        private readonly ConcurrentBag<Stop> _late = [];
        private readonly SemaphoreSlim _begun = new(0);
        private readonly SemaphoreSlim _idle = new(0);

        public void Dispose()
        {
            _begun.Dispose();
            _idle.Dispose();
        }

        public async Task BegunAsync() => await _begun.WaitAsync(TestServer.Patience);

        // Not where the time was over before there was a turn.
        public bool HasBegun() => _begun.Wait(0);

        public async Task IdleAsync() => await _idle.WaitAsync(TestServer.Patience);

        public List<Stop> Take()
        {
            var late = _late.OrderBy(stop => stop.Milliseconds).ToList();
            _late.Clear();
            return late.Count == 0 ? [new Stop(double.NaN, double.NaN, double.NaN)] : late;
        }

        public ExtractionResult Extract(DocumentInput input, ExtractionOptions options, Action<ExtractedRecord>? sink, CancellationToken cancellation)
        {
            Told? told = null;
            var thread = ThreadClock.Mine();
            using var cancelled = cancellation.Register(() => Interlocked.CompareExchange(ref told, Told.Now(thread), null));
            using var over = options.TimeLimit.Register(() => Interlocked.CompareExchange(ref told, Told.Now(thread), null));
            _begun.Release();
            try
            {
                return engine.Extract(input, options, sink, cancellation);
            }
            finally
            {
                if (Volatile.Read(ref told) is { } moment)
                {
                    _late.Add(moment.Until(Told.Now(thread)));
                }

                _idle.Release();
            }
        }
    }

    // How long it took in all, and of that the CPU of the engine's thread and the pauses of the collector; all in milliseconds.
    private readonly record struct Stop(double Milliseconds, double Work, double Pauses);

    private sealed record Told(long Moment, long Cpu, TimeSpan Paused)
    {
        public static Told Now(int thread) => new(Stopwatch.GetTimestamp(), ThreadClock.Read(thread), GC.GetTotalPauseDuration());

        public Stop Until(Told end) => new(Stopwatch.GetElapsedTime(Moment, end.Moment).TotalMilliseconds, (end.Cpu - Cpu) / 1e6, (end.Paused - Paused).TotalMilliseconds);
    }
}
