using System.Collections.Immutable;
using Processing.Rules;
using Processing.Rules.Sources;
using Processing.Server.RuleSets;
using Processing.Storage;

namespace Processing.Server.Registry;

/// <summary>The files of a revision as the compiler takes them.</summary>
internal static class PackageRules
{
    /// <summary>The compilation of a revision.</summary>
    public static RuleCompilation Compile(IReadOnlyCollection<PackageFile> files, CompilationLimits limits, CancellationToken cancellation) =>
        RuleCompilation.Create(Of(files, PackageFileRole.Root), Of(files, PackageFileRole.Library), limits, cancellation);

    /// <summary>The file of field numbers as a text; null where there is none.</summary>
    public static SourceText? NumbersOf(IEnumerable<PackageFile> files) =>
        files.FirstOrDefault(file => file.Role == PackageFileRole.Root && file.Path == RuleFolder.NumbersFile) is { } numbers
            ? SourceText.From(System.Text.Encoding.UTF8.GetString(numbers.Content.Span), RuleFolder.NumbersFile)
            : null;

    private static ImmutableArray<RuleFile> Of(IEnumerable<PackageFile> files, PackageFileRole role) =>
        [.. files.Where(file => file.Role == role).Select(file => new RuleFile(file.Path, file.Content))];
}
