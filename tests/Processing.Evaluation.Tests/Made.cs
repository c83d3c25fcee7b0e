using System.Text;
using Processing.Documents;
using Processing.Evaluation.Scoring;
using Processing.Matching;
using Processing.Pipeline;
using Processing.Rules;

namespace Processing.Evaluation.Tests;

/// <summary>Small sets in the formats of the real ones, written by the tests, and rules to score on them.</summary>
internal sealed class Made : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("processing-evaluation");

    public Made Write(string file, params string[] lines)
    {
        var path = Path.Combine(_folder.FullName, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, string.Join('\n', lines));
        return this;
    }

    public EvaluationData Read(string set) => EvaluationCatalogue.Find(set)!.Read(_folder.FullName);

    public EvaluationReport Run(string set, string rules)
    {
        var emitted = RuleCompilation.Create([new RuleFile("made.rules", Encoding.UTF8.GetBytes(rules))], [], CompilationLimits.Default).Emit();
        Assert.True(emitted.Program is not null, string.Join('\n', emitted.Diagnostics.Select(diagnostic => diagnostic.Message)));
        var engine = new ExtractionEngine(emitted.Program, new FastExecutor(), ExtractionLimits.Default);
        var found = EvaluationCatalogue.Find(set)!;
        return Evaluator.Run(found, found.Read(_folder.FullName), "", engine, TimeProvider.System, CancellationToken.None);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    public static EvaluationCase Case(string text, params EvaluationMark[] gold) =>
        new("all", "made:1", text, new DocumentInput(Encoding.UTF8.GetBytes(text)), [.. gold]);

    public static GroupScore Score(EvaluationCase @case, params EvaluationMark[] found)
    {
        var group = new GroupScore("all");
        group.Add(@case, [.. found], CaseRule.Exact);
        return group;
    }
}
