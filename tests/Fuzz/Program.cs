using System.Diagnostics;
using System.Globalization;
using Fuzz;

// Usage: Fuzz [--seed N] [--texts N] [--seconds N] [--chain N] [--state FILE] [--failures FILE]
// With a state file a run goes on where the last one with the same seed ended. One chain alone with --chain.
string? Option(string name) => Array.IndexOf(args, name) is var at && at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
long Number(string name, long otherwise) => Option(name) is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : otherwise;

const int MostFailures = 20;
const long HangSeconds = 20;
var seed = (int)Number("--seed", 1);
var corpus = Corpus.Load(Corpus.FindRoot());
Console.WriteLine($"seed {seed}; corpus of {corpus.Files.Length} files, {corpus.Declarations.Length} declarations, {corpus.Tokens.Length} tokens, {corpus.Lines.Length} lines");
if (Option("--chain") is not null)
{
    var failure = new Chain(corpus, seed, Number("--chain", 0)).Run(new Counts());
    Console.WriteLine(failure?.ToString() ?? "no failure");
    return failure is null ? 0 : 1;
}

var state = RunState.Load(Option("--state"), seed);
var wanted = Number("--texts", 100_000);
var longest = TimeSpan.FromSeconds(Number("--seconds", long.MaxValue / TimeSpan.TicksPerSecond));
var clock = Stopwatch.StartNew();
var shown = TimeSpan.Zero;
var failures = 0;
Chain? running = null;
var runningSince = Stopwatch.GetTimestamp();

// A check that does not end cannot be caught; the watch says which text it was and ends the program.
var watch = new Timer(_ =>
{
    if (running is { } chain && Stopwatch.GetElapsedTime(Interlocked.Read(ref runningSince)).TotalSeconds > HangSeconds * Chain.Length)
    {
        Report($"a check does not end: --seed {seed} --chain {state.NextChain}\n«{chain.Current}»\n");
        Environment.Exit(3);
    }
}, null, 1_000, 1_000);

void Report(string failure)
{
    Console.WriteLine(failure);
    if (Option("--failures") is { } file)
    {
        File.AppendAllText(file, failure + "\n");
    }
}

while (state.Counts.Texts < wanted && clock.Elapsed < longest && failures < MostFailures)
{
    running = new Chain(corpus, seed, state.NextChain);
    Interlocked.Exchange(ref runningSince, Stopwatch.GetTimestamp());
    if (running.Run(state.Counts) is { } failure)
    {
        failures++;
        state.Failures++;
        Report(failure.ToString());
    }

    state.NextChain++;
    if (clock.Elapsed - shown > TimeSpan.FromSeconds(10))
    {
        shown = clock.Elapsed;
        state.Save(Option("--state"));
        Console.WriteLine($"{clock.Elapsed:hh\\:mm\\:ss} {state.Counts}, {state.Failures} failures");
    }
}

await watch.DisposeAsync();
state.Save(Option("--state"));
Console.WriteLine($"seed {seed}: {state.Counts}; {state.Failures} failures in {clock.Elapsed:hh\\:mm\\:ss}");
return state.Failures == 0 ? 0 : 1;
