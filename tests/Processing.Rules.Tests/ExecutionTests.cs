using System.Text;
using Processing.Matching;
using Processing.Matching.Results;
using Processing.Matching.Values;
using Processing.Text;

namespace Processing.Rules.Tests;

/// <summary>What compiled rules find, so that the compiler and the executor mean the same by a program.</summary>
public sealed class ExecutionTests
{
    private static IEnumerable<string> Run(string text, params (string Path, string Content)[] files)
    {
        var program = Compile.Program(files);
        var bytes = Encoding.UTF8.GetBytes(text);
        var tokens = Tokenizer.Tokenize(bytes, [new TextBlock(BlockKind.Paragraph, new TextSpan(0, bytes.Length), "", TextLanguage.Persian)]);
        var result = new PlainExecutor().Execute(program, tokens, MatchLimits.Default, CancellationToken.None);
        return result.Records.Select(Print);
    }

    private static string Print(MatchedRecord record) =>
        $"{record.Record}({string.Join(", ", record.Fields.Select(field => $"{field.Name}: {ValueFormatter.ToScalar(field.Value)}"))})";

    [Fact]
    public void An_office_in_a_sentence_is_found()
    {
        var found = Run(
            "«رستم نعمتاف» رئیس کمیته آب قرقیزستان به خبرنگاران گفت",
            ("news/officials.rules", EndToEndTests.Officials), ("news/agencies.tsv", EndToEndTests.Agencies),
            ("geo/countries.rules", EndToEndTests.Countries), ("standard/dates.rules", EndToEndTests.Dates));
        Assert.Contains("Official(name: رستم نعمتاف, role: رئیس کمیته آب, country: KG)", found);
    }
}
