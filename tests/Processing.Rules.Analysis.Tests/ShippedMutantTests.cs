using System.Text;
using Processing.Documents;
using Processing.Matching;
using Processing.Matching.Replay;
using Processing.Matching.Values;
using Processing.Pipeline;
using Processing.Rules.Analysis.Mutation;
using Processing.Rules.Symbols;

namespace Processing.Rules.Analysis.Tests;

/// <summary>The mutants of the shipped rules, made and run the quick way and the plain way.</summary>
public sealed class ShippedMutantTests
{
    private static readonly ExtractionLimits Limits = new(DocumentLimits.Default, MatchLimits.Default);
    private static readonly RuleCompilation Compilation = Compile();
    private static readonly Mutant[] Mutants = [.. Compilation.Files.SelectMany(file => CoverageElements.Of(file).Concat(MutationOperators.Of(file)))];

    [Fact]
    public void All_of_them_are_programs()
    {
        const int Step = 11;
        var original = Compilation.Emit().Program;
        Assert.NotNull(original);
        Assert.True(Mutants.Length > 300);
        var compiler = new MutantCompiler(Compilation, original);
        for (var i = 0; i < Mutants.Length; i += Step)
        {
            // A required field cannot do without its `set`, nor a value without the side that has its type; and a function may want one of a few words.
            var canFail = Mutants[i].Kind == ElementKind.Value;
            Assert.True(canFail || Mutants[i].Realise(compiler) is not null, $"{Mutants[i].Location.Source.Path}:{Mutants[i].Location.Start.Line}: {Mutants[i].Description}");
        }
    }

    [Theory]
    [InlineData("standard/numbers.rules", 61)]
    [InlineData("geo/locations.rules", 17)]
    [InlineData("news/references.rules", 13)]
    [InlineData("news/entities.rules", 1)]
    public void Quick_programs_and_runs_give_what_plain_ones_give(string file, int step)
    {
        var emitted = Compilation.Emit();
        Assert.NotNull(emitted.Program);
        var compiler = new MutantCompiler(Compilation, emitted.Program);
        RecordedTest[] recorded = [.. emitted.Tests.Where(test => test.Path.StartsWith("geo/", StringComparison.Ordinal)).Take(3)
            .Concat(emitted.Tests.Where(test => test.Path == "news/references.rules").Take(3)).Concat(emitted.Tests.Where(test => test.Path.EndsWith("numbers.rules", StringComparison.Ordinal)).Take(3))
            .Select(test => new RecordedTest(emitted.Program, test, Limits, default))];
        Assert.Equal(9, recorded.Length);
        var different = 0;
        EditedMutant[] mutants = [.. Mutants.OfType<EditedMutant>().Where(mutant => mutant.File.File.Path == file).Where((_, index) => index % step == step - 1)];
        foreach (var mutant in mutants)
        {
            var quick = mutant.Realise(compiler);
            var plain = Compilation.WithFile(mutant.File.File with { Content = Encoding.UTF8.GetBytes(mutant.ChangedText()) }, FileOrigin.Root).Emit().Program;
            Assert.NotNull(quick);
            Assert.NotNull(plain);
            var change = new ProgramChange(emitted.Program, quick);
            var engine = new ExtractionEngine(plain, new PlainExecutor(), Limits);
            foreach (var test in recorded)
            {
                var replayed = test.Replay(change, default);
                different += replayed is null ? 0 : 1;
                Assert.Equal(Print(RuleTestRunner.Extract(engine, test.Test, default)), Print(replayed ?? test.Result));
            }
        }

        Assert.True(different > 0, $"none of {mutants.Length} mutants changed anything");
    }

    private static string Print(ExtractionResult result) => string.Join('\n', result.Records.Select(record =>
        $"{record.Record} {record.Rule} {record.Score} {record.Place} {string.Join(' ', record.Fields.Select(field => $"{field.Name}={ValueFormatter.ToScalar(field.Value)} {string.Join(',', field.Places)}"))}"));

    private static RuleCompilation Compile()
    {
        var folder = Repository.PathOf("rules");
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".rules" or ".tsv")
            .Select(file => new RuleFile(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllBytes(file)));
        return RuleCompilation.Create([.. files], [], CompilationLimits.Default);
    }
}
