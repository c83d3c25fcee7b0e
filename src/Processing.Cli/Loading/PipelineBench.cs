using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Processing.Cli.Output;
using Processing.Matching.Programs;
using Processing.Matching.Replay;
using Processing.Pipeline;
using Processing.Rules.Analysis.Mutation;

namespace Processing.Cli.Loading;

/// <summary>Runs tests as `rules test` does, each document read once; with a changed program only what the change can reach.</summary>
internal sealed class PipelineBench(ImmutableArray<RuleTest> tests, ExtractionLimits limits) : ITestBench
{
    private RuleProgram? _original;
    private ImmutableArray<RecordedTest> _recorded = [];
    private ImmutableArray<TestObservation> _observed = [];

    public ImmutableArray<string> Files { get; } = [.. tests.Select(test => test.Path)];

    public ImmutableArray<TestObservation> Observe(RuleProgram original, CancellationToken cancellation)
    {
        _original = original;
        _recorded = [.. tests.AsParallel().AsOrdered().WithCancellation(cancellation).Select(test => new RecordedTest(original, test, limits, cancellation))];
        _observed = [.. _recorded.Select((test, index) => Observation(index, test.Result))];
        return _observed;
    }

    public IEnumerable<TestObservation> Run(RuleProgram program, IEnumerable<int> order, CancellationToken cancellation)
    {
        var change = new ProgramChange(_original ?? throw new InvalidOperationException("Observe comes first."), program);
        foreach (var index in order)
        {
            yield return _recorded[index].Replay(change, cancellation) is { } result ? Observation(index, result) : _observed[index];
        }
    }

    private TestObservation Observation(int index, ExtractionResult result) => new(index, RuleTestRunner.Judge(tests[index], result).Passed, Print(result));

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
