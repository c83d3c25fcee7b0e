using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Processing.Cli.Output;
using Processing.Matching;
using Processing.Matching.Programs;
using Processing.Pipeline;
using Processing.Rules.Analysis.Mutation;

namespace Processing.Cli.Loading;

/// <summary>Runs tests through the pipeline, as `rules test` does.</summary>
internal sealed class PipelineBench(ImmutableArray<RuleTest> tests, ExtractionLimits limits) : ITestBench
{
    public ImmutableArray<string> Files { get; } = [.. tests.Select(test => test.Path)];

    public IEnumerable<TestObservation> Run(RuleProgram program, IEnumerable<int> order, CancellationToken cancellation)
    {
        var engine = new ExtractionEngine(program, new PlainExecutor(), limits);
        foreach (var index in order)
        {
            var test = tests[index];
            var result = RuleTestRunner.Extract(engine, test, cancellation);
            yield return new TestObservation(index, RuleTestRunner.Judge(test, result).Passed, Print(result));
        }
    }

    private static string Print(ExtractionResult result)
    {
        using var memory = new MemoryStream();
        using (var writer = new Utf8JsonWriter(memory))
        {
            writer.WriteStartArray();
            foreach (var record in result.Records)
            {
                ResultJson.WriteRecord(writer, "", record);
            }

            foreach (var zone in result.Zones)
            {
                ResultJson.WriteZone(writer, "", zone);
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(memory.GetBuffer(), 0, (int)memory.Length);
    }
}
