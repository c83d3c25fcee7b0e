using System.Collections.Immutable;
using System.Text;
using Processing.Documents;
using Processing.Matching;
using Processing.Matching.Programs;
using Processing.Matching.Values;
using Processing.Pipeline;
using Processing.Rules.Analysis.Mutation;

namespace Processing.Rules.Analysis.Tests;

/// <summary>Runs the tests of inline rules through the pipeline; the only place of these tests that knows how.</summary>
internal sealed class TestBench(ImmutableArray<RuleTest> tests) : ITestBench
{
    public static RuleSources Sources(string rules) => new([new RuleFile("test.rules", Encoding.UTF8.GetBytes(rules))], [], CompilationLimits.Default);

    public static TestBench For(RuleSources sources)
    {
        var emitted = sources.Compile().Emit();
        Assert.Empty(emitted.Diagnostics.Select(diagnostic => diagnostic.ToString()));
        return new TestBench(emitted.Tests);
    }

    public ImmutableArray<string> Files { get; } = [.. tests.Select(test => test.Path)];

    public ImmutableArray<TestObservation> Observe(RuleProgram original, CancellationToken cancellation) => [.. Run(original, Enumerable.Range(0, Files.Length), cancellation)];

    public IEnumerable<TestObservation> Run(RuleProgram program, IEnumerable<int> order, CancellationToken cancellation)
    {
        var engine = new ExtractionEngine(program, new PlainExecutor(), new ExtractionLimits(DocumentLimits.Default, MatchLimits.Default));
        foreach (var index in order)
        {
            var test = tests[index];
            var result = RuleTestRunner.Extract(engine, test, cancellation);
            var records = result.Records.Select(record => $"{record.Rule} {record.Score} {record.Place} {string.Join(' ', record.Fields.Select(field => $"{field.Name}={ValueFormatter.ToScalar(field.Value)} {string.Join(',', field.Places)}"))}");
            yield return new TestObservation(index, RuleTestRunner.Judge(test, result).Passed, string.Join('\n', records));
        }
    }
}
