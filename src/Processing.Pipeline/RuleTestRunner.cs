using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Processing.Documents;
using Processing.Matching.Programs;
using Processing.Matching.Values;
using Processing.Text;

namespace Processing.Pipeline;

/// <summary>Runs the tests that authors write beside their rules.</summary>
public static class RuleTestRunner
{
    private const int LongestExcerpt = 80;

    // Scores that are combined from several have many digits.
    private const int ScoreDigits = 4;

    /// <summary>Runs one test. Never throws for what the test says.</summary>
    public static RuleTestOutcome Run(ExtractionEngine engine, RuleTest test, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(test);
        return Judge(test, Extract(engine, test, cancellation));
    }

    /// <summary>Extracts from the document of a test.</summary>
    public static ExtractionResult Extract(ExtractionEngine engine, RuleTest test, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(test);
        return engine.Extract(InputOf(test), ExtractionOptions.Default with { Reference = test.Reference }, null, cancellation);
    }

    /// <summary>The document of a test.</summary>
    internal static DocumentInput InputOf(RuleTest test) => new(Encoding.UTF8.GetBytes(test.Given), test.MediaType, test.Language);

    /// <summary>Compares what came out of a test's document with what the test expects.</summary>
    public static RuleTestOutcome Judge(RuleTest test, ExtractionResult result)
    {
        ArgumentNullException.ThrowIfNull(test);
        ArgumentNullException.ThrowIfNull(result);
        if (result.Error is { } error)
        {
            return new RuleTestOutcome(test, [new ExpectationFailure(test.Expectations[0], null, [], $"the given text could not be read: {error.Message}")]);
        }

        var failures = ImmutableArray.CreateBuilder<ExpectationFailure>();
        foreach (var expectation in test.Expectations)
        {
            var failure = expectation.Kind == ExpectationKind.One ? CheckPresent(expectation, test, result) : CheckAbsent(expectation, test, result);
            if (failure is not null)
            {
                failures.Add(failure);
            }
        }

        return new RuleTestOutcome(test, failures.ToImmutable());
    }

    private static ExpectationFailure? CheckPresent(RecordExpectation expectation, RuleTest test, ExtractionResult result)
    {
        var wanted = test.Expectations.TakeWhile(other => !ReferenceEquals(other, expectation)).Count(other => IsAlike(other, expectation)) + 1;
        var found = 0;
        ExtractedRecord? nearest = null;
        ImmutableArray<FieldDifference> fewest = [];
        foreach (var record in result.Records)
        {
            if (!IsOf(record, expectation))
            {
                continue;
            }

            var differences = Differences(expectation, record);
            if (differences.IsEmpty)
            {
                if (++found == wanted)
                {
                    return null;
                }

                continue;
            }

            if (nearest is null || (differences.Length, differences.Sum(Distance)).CompareTo((fewest.Length, fewest.Sum(Distance))) < 0)
            {
                (nearest, fewest) = (record, differences);
            }
        }

        if (found > 0)
        {
            return new ExpectationFailure(expectation, nearest, [], $"{wanted} of `{expectation.Record}` like this are expected, but there {(found == 1 ? "is" : "are")} only {found}");
        }

        var message = nearest is null ? $"no `{expectation.Record}` came out{Others(expectation, result)}" : $"no `{expectation.Record}` is like this; the nearest is by rule `{nearest.Rule}`{Excerpt(nearest)}";
        return new ExpectationFailure(expectation, nearest, fewest, message);
    }

    private static ExpectationFailure? CheckAbsent(RecordExpectation expectation, RuleTest test, ExtractionResult result)
    {
        var isOther = expectation.Kind == ExpectationKind.NoOther;
        var expected = isOther ? new ExpectedRecords([.. test.Expectations.Where(other => other.Kind == ExpectationKind.One)], result.Records, Fits) : null;
        foreach (var record in result.Records)
        {
            if (IsOf(record, expectation) && Differences(expectation, record).IsEmpty && expected?.Contains(record) != true)
            {
                return new ExpectationFailure(expectation, record, [], $"{(isOther ? "no other " : "")}`{expectation.Record}` must {(isOther ? "" : "not ")}come out, but rule `{record.Rule}` found one{Excerpt(record)}");
            }
        }

        return null;
    }

    private static bool IsOf(ExtractedRecord record, RecordExpectation expectation) => record.Record == expectation.Record && record.Package == expectation.Package;

    // Lines that say the same want as many records as there are lines.
    private static bool IsAlike(RecordExpectation left, RecordExpectation right) =>
        left.Kind == right.Kind && left.Record == right.Record && left.Package == right.Package && left.At == right.At && left.Score == right.Score && left.Fields.SequenceEqual(right.Fields);

    private static bool Fits(RecordExpectation expectation, ExtractedRecord record) => IsOf(record, expectation) && Differences(expectation, record).IsEmpty;

    private static string Others(RecordExpectation expectation, ExtractionResult result)
    {
        string[] others = [.. result.Records.Select(record => record.Record == expectation.Record ? $"`{record.Package}.{record.Record}`" : $"`{record.Record}`").Distinct().Order(StringComparer.Ordinal)];
        return others.Length == 0 ? "" : $", only {string.Join(" and ", others)}";
    }

    private static string Excerpt(ExtractedRecord record)
    {
        var text = record.Mentions.IsEmpty ? "" : OneLine(record.Mentions[0].Text);
        return text.Length == 0 ? "" : $" in \u2068{(text.Length <= LongestExcerpt ? text : $"{text.AsSpan(0, LongestExcerpt - 1)}…")}\u2069";
    }

    // How much of the longer of two texts is not the same at its start or its end: enough to rank misses, in one pass.
    private static int Distance(FieldDifference difference)
    {
        var (expected, got) = (difference.Expected, difference.Got ?? "");
        var prefix = expected.AsSpan().CommonPrefixLength(got);
        var suffix = 0;
        while (suffix < Math.Min(expected.Length, got.Length) - prefix && expected[^(suffix + 1)] == got[^(suffix + 1)])
        {
            suffix++;
        }

        return Math.Max(expected.Length, got.Length) - prefix - suffix;
    }

    private static ImmutableArray<FieldDifference> Differences(RecordExpectation expectation, ExtractedRecord record)
    {
        var differences = ImmutableArray.CreateBuilder<FieldDifference>();
        if (expectation.At is { } text && !record.Mentions.Any(mention => IsSameText(OneLine(mention.Text), OneLine(text))))
        {
            differences.Add(new FieldDifference("at", text, string.Join(" … ", record.Mentions.Select(mention => OneLine(mention.Text)))));
        }

        if (expectation.Score is { } score && decimal.Round((decimal)record.Score, ScoreDigits) is var came && came != decimal.Round(score, ScoreDigits))
        {
            differences.Add(new FieldDifference("score", score.ToString(CultureInfo.InvariantCulture), came.ToString(CultureInfo.InvariantCulture)));
        }

        foreach (var (name, expected) in expectation.Fields)
        {
            var got = record.Fields.FirstOrDefault(field => field.Name == name)?.Value;
            if (!AreSame(expected, got))
            {
                differences.Add(new FieldDifference(name, ValueFormatter.ToScalar(expected), got is null ? null : ValueFormatter.ToScalar(got)));
            }
        }

        return differences.ToImmutable();
    }

    private static bool AreSame(Value expected, Value? got) => (expected, got) switch
    {
        (_, null) => false,
        (Value.List wanted, Value.List list) => wanted.Items.Length == list.Items.Length && wanted.Items.Zip(list.Items).All(pair => AreSame(pair.First, pair.Second)),
        (Value.Row wanted, Value.Record record) => wanted.Columns.All(column => column.Value is null || AreSame(column.Value, record.Content.Find(column.Key))),
        _ => IsSameText(ValueFormatter.ToScalar(expected), ValueFormatter.ToScalar(got)),
    };

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static bool IsSameText(string left, string right) => TextFolder.Fold(left) == TextFolder.Fold(right);
}
