using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Processing.Documents;
using Processing.Pipeline;
using Processing.Server.Hosting;
using Processing.Server.Mapping;
using Processing.Server.RuleSets;
using Wire = Processing.Extraction.V1;

namespace Benchmarks;

/// <summary>Where the CPU time and memory of one answered document go: the engine with its phases, and the message of the answer.</summary>
/// <remarks>One thread, shipped rules, both steps in turn in each round, and of each the best round: other work on the machine can only make a round worse.</remarks>
internal static class ServePhases
{
    private const int Rounds = 9;
    private static readonly (string Name, int Count, int Bytes)[] Sizes = [("1.5 KB", 400, 1_500), ("30 KB", 20, 30_000), ("1 MB", 1, 1_000_000)];

    public static void Run()
    {
        var engine = RuleSetCompiler.CompileShipped("default", RuleSetCompiler.DefaultFolder, EngineSettings.Default).Extractor ?? throw new InvalidDataException("the shipped rules do not compile");
        foreach (var (name, count, bytes) in Sizes)
        {
            var documents = Samples(count, bytes).Select(text => new DocumentInput(Encoding.UTF8.GetBytes(text), "text/plain")).ToImmutableArray();
            var (results, answers) = (new ExtractionResult[documents.Length], new int[documents.Length]);
            (string Name, Action<int> Work)[] steps =
            [
                ("engine", i => results[i] = engine.Extract(documents[i], ExtractionOptions.Default, null, CancellationToken.None)),
                ("message", i => answers[i] = Write(results[i])),
            ];
            Measure(name, documents.Length, steps);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-8} {results.Average(result => result.Records.Length):N1} records a document, {answers.Average():N0} bytes of answer; {Phases(results)}"));
        }
    }

    private static void Measure(string size, int documents, (string Name, Action<int> Work)[] steps)
    {
        var best = new (double Microseconds, long Bytes)[steps.Length];
        Array.Fill(best, (double.MaxValue, long.MaxValue));
        for (var round = 0; round < Rounds; round++)
        {
            for (var step = 0; step < steps.Length; step++)
            {
                var (began, allocated) = (ThreadClock.Now(), GC.GetAllocatedBytesForCurrentThread());
                for (var i = 0; i < documents; i++)
                {
                    steps[step].Work(i);
                }

                var took = (ThreadClock.Now() - began) / 1e3 / documents;
                best[step] = (Math.Min(best[step].Microseconds, took), Math.Min(best[step].Bytes, (GC.GetAllocatedBytesForCurrentThread() - allocated) / documents));
            }
        }

        for (var step = 0; step < steps.Length; step++)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{size,-8} {steps[step].Name,-26} {best[step].Microseconds,10:N1} µs {best[step].Microseconds / best[0].Microseconds,8:P1} of the engine {best[step].Bytes,12:N0} B"));
        }
    }

    // By the engine's own clock, in the last round.
    private static string Phases(ExtractionResult[] results)
    {
        var (read, text, match, emit) = (0.0, 0.0, 0.0, 0.0);
        foreach (var phases in results.Select(result => result.Phases ?? default))
        {
            (read, text, match, emit) = (read + phases.Read.TotalSeconds, text + phases.Text.TotalSeconds, match + phases.Match.TotalSeconds, emit + phases.Emit.TotalSeconds);
        }

        var all = read + text + match + emit;
        return string.Create(CultureInfo.InvariantCulture, $"of the engine read {read / all:P0}, text {text / all:P0}, match {match / all:P0}, emit {emit / all:P0}");
    }

    // Mixtures of the paragraphs of the sample documents, the same every time.
    private static IEnumerable<string> Samples(int count, int bytes)
    {
        var paragraphs = Directory.GetFiles(Path.Combine(RuleFolder.Shipped, "examples", "documents"), "*.txt").Order(StringComparer.Ordinal)
            .SelectMany(file => File.ReadAllText(file).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
        var random = new Random(20260304);
        for (var number = 0; number < count; number++)
        {
            var text = new StringBuilder();
            for (var size = 0; size < bytes;)
            {
                var paragraph = string.Create(CultureInfo.InvariantCulture, $"{paragraphs[random.Next(paragraphs.Count)]} {number}.{random.Next(1_000)}\n\n");
                text.Append(paragraph);
                size += Encoding.UTF8.GetByteCount(paragraph);
            }

            yield return text.ToString();
        }
    }

    private static int Write(ExtractionResult result)
    {
        using var body = new WireBuffer(result.Records.Length * 512);
        for (var i = result.Records.Length - 1; i >= 0; i--)
        {
            var begun = body.Length;
            RecordWriter.Write(body, result.Records[i], MessageParts.All, null);
            body.Close(Wire.ExtractionResult.RecordsFieldNumber, begun);
        }

        return body.Length;
    }
}
