using System.Globalization;
using Benchmarks;
using Processing.Matching;
using Processing.Matching.Programs;
using Processing.Matching.Results;
using Processing.Text;

// Usage: Benchmarks [part of a name]...; without any, everything but the plain executor runs.
//        Benchmarks slope [part of a name]... [largest=BYTES]: time against length on adversarial texts, up to 10 MB.
//        Benchmarks looks [part of a name]... [largest=BYTES]: longest time between two looks at the cancellation, on the same texts.
//        Benchmarks memory [part of a name]...: what is live while a document of up to 10 MB is worked on.
//        Benchmarks lexica [largest=ENTRIES]: memory, building and look-ups of lexicons of up to a million entries.
//        Benchmarks pages: pages of HTML from bytes to blocks.
//        Benchmarks records: bytes and CPU time of records as messages, generic and typed.
//        Benchmarks serve: CPU time and memory of an answered document, engine and message.
//        Benchmarks compile [part of a name]...: the compiler. Benchmarks limits [part of a name]...: the compiler on hostile rules.
if (args is ["compile", .. var of])
{
    CompileBenchmarks.Run(of);
    return;
}

if (args is ["pages"])
{
    PageBenchmarks.Run();
    return;
}

if (args is ["records"])
{
    RecordForms.Run();
    return;
}

if (args is ["serve"])
{
    ServePhases.Run();
    return;
}

if (args is ["memory", .. var ofMemory])
{
    PeakMemory.Run(ofMemory);
    return;
}

// What runs once has no time to warm up.
if (args is ["slope" or "looks" or "lexica" or "limits", ..] && Environment.GetEnvironmentVariable("DOTNET_TieredCompilation") != "0")
{
    Console.WriteLine("# set DOTNET_TieredCompilation=0: without it the first figures are of half-compiled code");
}

if (args is ["lexica", .. var entries])
{
    LexiconSizes.Run(entries is [var most] ? int.Parse(most["largest=".Length..], CultureInfo.InvariantCulture) : 1_000_000);
    return;
}

if (args is ["limits", .. var hostile])
{
    LimitBenchmarks.Run(hostile);
    return;
}

string[] wanted = args;
if (args is ["slope" or "looks", .. var slopes])
{
    var largest = slopes.FirstOrDefault(part => part.StartsWith("largest=", StringComparison.Ordinal));
    var bytes = largest is null ? 10_000_000 : int.Parse(largest["largest=".Length..], CultureInfo.InvariantCulture);
    string[] parts = [.. slopes.Where(part => part != largest)];
    if (args[0] == "slope")
    {
        Slope.Run(parts, bytes);
    }
    else
    {
        Looks.Run(parts, bytes);
    }

    return;
}

bool Wants(string name) => wanted.Length == 0 ? !name.Contains("plain", StringComparison.Ordinal) : wanted.Any(part => name.Contains(part, StringComparison.Ordinal));

MatchResult Run(IRuleExecutor executor, RuleProgram program, BenchmarkDocument document)
{
    using var lease = Tokenizer.Lease(document.Text, document.Blocks);
    return executor.Execute(program, lease.Text, MatchLimits.Default, CancellationToken.None);
}

int Tokenise(BenchmarkDocument document)
{
    using var lease = Tokenizer.Lease(document.Text, document.Blocks);
    return lease.Text.Count;
}

void Rules(BenchmarkText text, string name, Func<RuleProgram> make)
{
    (string Name, IRuleExecutor Executor)[] executors = [("fast", new FastExecutor()), ("plain", new PlainExecutor())];
    RuleProgram? program = null;
    foreach (var (kind, executor) in executors)
    {
        if (Wants($"{text.Name} {name} {kind}"))
        {
            program ??= make();
            Harness.Measure($"{text.Name} {name} {kind}", text.Unseen, document => Run(executor, program, document).Records.Length, document => RecordBytes.Of(Run(executor, program, document)));
        }
    }
}

foreach (var text in new[] { BenchmarkText.Persian(), BenchmarkText.English() })
{
    if (Wants($"{text.Name} tokenise"))
    {
        Harness.Measure($"{text.Name} tokenise", text.Unseen, Tokenise);
    }

    var random = new RandomRules(text);
    Rules(text, "lexicon 10,000", () => random.LexiconProgram(10_000));
    Rules(text, "lexicon 100,000", () => random.LexiconProgram(100_000));
    Rules(text, "gaps 500 + lexicon 50,000", () => random.Program(500, 50_000, gapsOnly: true));
    foreach (var rules in new[] { 10, 100, 1_000, 10_000 })
    {
        Rules(text, $"rules {rules:N0} + lexicon 100,000", () => random.Program(rules, 100_000));
    }

    Rules(text, "person and meeting", ShippedRules.PersonAndMeeting);
    Rules(text, "standard", () => ShippedRules.Standard() ?? throw Absent());
    Rules(text, "news", () => ShippedRules.Package("news") ?? throw Absent());
}

static InvalidOperationException Absent() => new("The rules of the repository are not above the program.");

if (Wants("load"))
{
    var random = new RandomRules(BenchmarkText.English());
    Harness.MeasureLoad("load 10,000 rules", random.Program(10_000, 16));
    Harness.MeasureLoad("load 10,000 rules + lexicon 100,000", random.Program(10_000, 100_000));
}
