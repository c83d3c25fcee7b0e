using System.Globalization;
using Google.Protobuf;
using Processing.Matching;
using Processing.Matching.Programs;
using Processing.Pipeline;
using Processing.Rules;
using Processing.Server.Hosting;
using Processing.Server.Mapping;
using Processing.Server.RuleSets;

namespace Benchmarks;

/// <summary>What the forms of records cost: bytes on the wire and CPU time to make and write the messages, for the records of all tests of the news rules, beside what it took to find them.</summary>
internal static class RecordForms
{
    private const int Passes = 20;
    private const int Rounds = 7;

    public static void Run()
    {
        var shipped = RuleFolder.LoadShipped();
        bool IsNews(RuleFile file) => file.Path.StartsWith("news/", StringComparison.Ordinal);
        var settings = EngineSettings.Load(null);
        var emitted = RuleCompilation.Create([.. shipped.Where(IsNews)], [.. shipped.Where(file => !IsNews(file))], settings.Compilation).Emit();
        var program = emitted.Program ?? throw new InvalidDataException("the shipped rules do not compile");
        var typed = new TypedRecords(RuleSet.Ready("news", new ExtractionEngine(program, new FastExecutor(), settings.Extraction), RuleFolder.NumbersBeside(Path.Combine(RuleFolder.Shipped, "news"))).Messages);
        var engine = new ExtractionEngine(program, new FastExecutor(), settings.Extraction);
        Find(engine, emitted.Tests);
        var (records, finding) = Find(engine, emitted.Tests);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{records.Count} records; found in {finding / records.Count:N0} ns each, on texts of {emitted.Tests.Average(test => test.Given.Length):N0} characters"));
        (string Name, RecordMessages Messages)[] forms =
        [
            ("generic", new RecordMessages(MessageParts.All, null)),
            ("typed", new RecordMessages(MessageParts.All with { Values = FieldValues.Omitted }, typed)),
            ("both", new RecordMessages(MessageParts.All, typed)),
            ("typed, places in one unit", new RecordMessages(MessageParts.All with { Values = FieldValues.Omitted, Units = PlaceUnits.Utf16 }, typed)),
        ];

        // In turn, so that what else goes on meets all alike; the best round of each counts.
        var best = forms.Select(_ => long.MaxValue).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            for (var form = 0; form < forms.Length; form++)
            {
                best[form] = Math.Min(best[form], Measure(records, forms[form].Messages));
            }
        }

        for (var form = 0; form < forms.Length; form++)
        {
            var bytes = records.Average(record => forms[form].Messages.ToMessage(record).CalculateSize());
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{forms[form].Name,-25} {bytes,6:N0} bytes  {(double)best[form] / Passes / records.Count,6:N0} ns a record"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"of the typed form {records.Average(record => typed.ToMessage(record).Length):N0} bytes are the message itself"));
    }

    private static (List<ExtractedRecord> Records, long Nanoseconds) Find(ExtractionEngine engine, IEnumerable<RuleTest> tests)
    {
        var records = new List<ExtractedRecord>();
        var began = ThreadClock.Now();
        foreach (var test in tests)
        {
            records.AddRange(RuleTestRunner.Extract(engine, test, CancellationToken.None).Records);
        }

        return (records, ThreadClock.Now() - began);
    }

    private static long Measure(List<ExtractedRecord> records, RecordMessages messages)
    {
        var began = ThreadClock.Now();
        for (var pass = 0; pass < Passes; pass++)
        {
            foreach (var record in records)
            {
                _ = messages.ToMessage(record).ToByteArray();
            }
        }

        return ThreadClock.Now() - began;
    }
}
