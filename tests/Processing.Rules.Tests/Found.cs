using System.Collections.Immutable;
using System.Text;
using Processing.Matching;
using Processing.Matching.Programs;
using Processing.Matching.Results;
using Processing.Matching.Values;
using Processing.Text;

namespace Processing.Rules.Tests;

/// <summary>What compiled rules find in a text of one paragraph a line; the only place of these tests that runs a program.</summary>
internal static class Found
{
    /// <summary>The records, one a line: <c>Record(field: value, …)</c>.</summary>
    public static string In(string text, string source)
    {
        var (result, _) = Run(text, Compile.Program(source));
        return string.Join('\n', result.Records.Select(Print));
    }

    /// <summary>The records with their mentions: <c>Record(field: value) [mention | mention]</c>.</summary>
    public static string WithMentions(string text, string source)
    {
        var (result, tokens) = Run(text, Compile.Program(source));
        return string.Join('\n', result.Records.Select(record => $"{Print(record)} [{string.Join(" | ", record.Mentions.Select(tokens.GetString))}]"));
    }

    /// <summary>Which limit a text came to; null for none.</summary>
    public static Truncation? Limit(string text, string source) => Run(text, Compile.Program(source)).Result.Truncation;

    private static (MatchResult Result, TokenizedText Text) Run(string text, RuleProgram program)
    {
        using var stream = new MemoryStream();
        ProgramWriter.Write(program, stream);
        var read = ProgramReader.Read(stream.ToArray());
        Assert.Equal(program.Revision, read.Revision);
        var tokens = Tokens(text);
        return (new PlainExecutor().Execute(read, tokens, MatchLimits.Default, CancellationToken.None), tokens);
    }

    private static TokenizedText Tokens(string text)
    {
        var bytes = new List<byte>();
        var blocks = ImmutableArray.CreateBuilder<TextBlock>();
        foreach (var line in text.Split('\n'))
        {
            var content = Encoding.UTF8.GetBytes(line);
            blocks.Add(new TextBlock(BlockKind.Paragraph, new TextSpan(bytes.Count, bytes.Count + content.Length), "", LanguageDetector.Detect(content)));
            bytes.AddRange(content);
            bytes.Add((byte)'\n');
        }

        return Tokenizer.Tokenize(bytes.ToArray(), blocks.ToImmutable());
    }

    private static string Print(MatchedRecord record) =>
        $"{record.Record}({string.Join(", ", record.Fields.Select(field => $"{field.Name}: {ValueFormatter.ToScalar(field.Value)}"))})";
}
