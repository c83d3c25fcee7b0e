using Processing.Rules.Analysis.Analyzers;
using Processing.Rules.Analysis.Schemas;
using Processing.Rules.Diagnostics;

namespace Processing.Rules.Analysis.Tests;

/// <summary>The id of a diagnostic that is no longer given is never given to another.</summary>
public sealed class RetiredIdTests
{
    private static IEnumerable<string> Given => SyntaxDiagnostics.All.Concat(BindingDiagnostics.All).Concat(EmitDiagnostics.All).Concat(SchemaDiagnostics.All)
        .Concat(AnalyzerCatalogue.Descriptors).Select(descriptor => descriptor.Id);

    [Fact]
    public void No_diagnostic_has_a_retired_id()
    {
        Assert.NotEmpty(RetiredDiagnostics.All);
        Assert.All(RetiredDiagnostics.All, retired => Assert.Matches("^DP[0-9]{4}$", retired.Key));
        Assert.DoesNotContain(Given, RetiredDiagnostics.All.ContainsKey);
    }

    [Fact]
    public void No_page_has_a_retired_id() => Assert.DoesNotContain(RetiredDiagnostics.All.Keys, id => File.Exists(Repository.PathOf($"docs/diagnostics/{id}.md")));
}
