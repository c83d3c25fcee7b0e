using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;
using Processing.Pipeline;

namespace Processing.Cli.Output;

/// <summary>Writes outcomes of tests as JUnit XML, which build servers read. It holds no times, so that the same outcomes give the same file.</summary>
internal static class JUnitFile
{
    // Some readers take a byte order mark for text before the first element.
    private static readonly UTF8Encoding WithoutMark = new(encoderShouldEmitUTF8Identifier: false);

    public static void Write(string path, ImmutableArray<RuleTestOutcome> outcomes, FurthestRules furthest)
    {
        try
        {
            using var writer = XmlWriter.Create(path, new XmlWriterSettings { Indent = true, CheckCharacters = false, Encoding = WithoutMark });
            writer.WriteStartElement("testsuites");
            WriteCounts(writer, outcomes);
            foreach (var file in outcomes.GroupBy(outcome => outcome.Test.Path, StringComparer.Ordinal))
            {
                writer.WriteStartElement("testsuite");
                writer.WriteAttributeString("name", file.Key);
                WriteCounts(writer, [.. file]);
                foreach (var outcome in file)
                {
                    WriteTest(writer, outcome, furthest);
                }

                writer.WriteEndElement();
            }

            writer.WriteEndElement();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"`{path}` cannot be written: {problem.Message}");
        }
    }

    private static void WriteCounts(XmlWriter writer, ImmutableArray<RuleTestOutcome> outcomes)
    {
        writer.WriteAttributeString("tests", outcomes.Length.ToString(CultureInfo.InvariantCulture));
        writer.WriteAttributeString("failures", outcomes.Count(outcome => !outcome.Passed).ToString(CultureInfo.InvariantCulture));
        writer.WriteAttributeString("skipped", outcomes.Count(IsKnown).ToString(CultureInfo.InvariantCulture));
    }

    // It fails and is known to: neither a failure nor a success.
    private static bool IsKnown(RuleTestOutcome outcome) => outcome is { Passed: true, Test.IsTodo: true };

    private static void WriteTest(XmlWriter writer, RuleTestOutcome outcome, FurthestRules furthest)
    {
        writer.WriteStartElement("testcase");
        writer.WriteAttributeString("name", Printable(outcome.Test.Name));
        writer.WriteAttributeString("classname", outcome.Test.Path);
        writer.WriteAttributeString("file", outcome.Test.Path);
        writer.WriteAttributeString("line", outcome.Test.Line.ToString(CultureInfo.InvariantCulture));
        if (IsKnown(outcome))
        {
            writer.WriteStartElement("skipped");
            writer.WriteAttributeString("message", Printable($"todo: {outcome.Failures[0].Message}"));
            writer.WriteEndElement();
        }

        if (!outcome.Passed)
        {
            var lines = outcome.Test.IsTodo
                ? ["it is marked `todo`, but all it expects came out"]
                : outcome.Failures.SelectMany(failure => failure.Differences.Select(difference => $"  {difference.Field}: expected {difference.Expected}, got {difference.Got ?? "nothing"}")
                    .Prepend(string.Create(CultureInfo.InvariantCulture, $"{outcome.Test.Path}:{failure.Expectation.Line}: {failure.Message}")).Concat(furthest.LinesOf(failure))).ToArray();
            writer.WriteStartElement("failure");
            writer.WriteAttributeString("message", Printable(lines[0].Trim()));
            writer.WriteString(Printable(string.Join('\n', lines)));
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    // XML has no way to write most control characters.
    private static string Printable(string text) => string.Concat(text.Select(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c) ? c : '\uFFFD'));
}
