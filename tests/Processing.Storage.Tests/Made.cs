using System.Collections.Immutable;
using System.Text;

namespace Processing.Storage.Tests;

/// <summary>Revisions of little content.</summary>
internal static class Made
{
    public static NewRevision Revision(string ruleSet, string text) => new(ruleSet, Content(text), Program(text), new RevisionFacts("ann", $"says {text}", ["Visit", "Place"], 3, 0));

    public static RevisionContent Content(string text) => RevisionContent.Of(
    [
        new PackageFile("visits.rules", PackageFileRole.Root, Encoding.UTF8.GetBytes(text)),
        new PackageFile("geo/countries.rules", PackageFileRole.Library, "shared by all"u8.ToArray()),
    ]);

    public static CompiledProgram Program(string text) => new(Encoding.UTF8.GetBytes($"program of {text}"));

    /// <summary>Adds revisions and gives their names.</summary>
    public static async Task<ImmutableArray<string>> AddAsync(IRuleRegistry registry, string ruleSet, params string[] texts)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var text in texts)
        {
            names.Add((await registry.AddRevisionAsync(Revision(ruleSet, text), default)).Revision.Id);
        }

        return names.ToImmutable();
    }

    /// <summary>Moves a label that must move.</summary>
    public static async Task<LabelMove> MoveAsync(IRuleRegistry registry, LabelChange change) =>
        Assert.IsType<LabelOutcome.Moved>(await registry.MoveLabelAsync(change, default)).Move;
}
