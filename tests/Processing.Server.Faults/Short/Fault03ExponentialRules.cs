using System.Text;
using Processing.Rules;
using Processing.Server.Hosting;
using Processing.Server.RuleSets;

namespace Processing.Server.Faults.Short;

/// <summary>Rules of a few lines that become very large when they are written out. They are refused before they are, with an id and the size that they would have had.</summary>
public sealed class Fault03ExponentialRules
{
    [Theory]
    [InlineData("pattern Ten(p) = p p p p p p p p p p\npattern Thousand(p) = Ten(Ten(Ten(p)))\n", "match x:Thousand(Thousand(\"a\"))", "DP3006")]
    [InlineData("", "match x:((word{0,900}){1,900} \"end\")", "DP3061")]
    [InlineData("", "match x:((((\"a\" | \"b\"){1,90} (\"c\" | \"d\"){1,90}){1,90}){1,90})", "DP3061")]
    public void Are_refused_with_their_size(string patterns, string match, string id)
    {
        var rules = RuleSetCompiler.Compile("bomb", [new RuleFile("a.rules", Encoding.UTF8.GetBytes($"record A\n  x: text\n\n{patterns}rule r -> A\n  {match}\n"))], [], EngineSettings.Default);
        Assert.Null(rules.Extractor);
        var diagnostic = Assert.Single(rules.Diagnostics);
        Assert.Equal(id, diagnostic.Id);
        Assert.Matches("[0-9]", diagnostic.Message);
    }
}
