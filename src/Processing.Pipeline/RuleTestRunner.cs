using System.Collections.Immutable;
using System.Text;
using Processing.Documents;
using Processing.Matching.Programs;
using Processing.Matching.Values;
using Processing.Text;

namespace Processing.Pipeline;

/// <summary>Runs the tests that authors write beside their rules.</summary>
public static class RuleTestRunner
{
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
        var input = new DocumentInput(Encoding.UTF8.GetBytes(test.Given), test.MediaType, test.Language);
        return engine.Extract(input, ExtractionOptions.Default, null, cancellation);
    }

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
            if (Check(expectation, result) is { } failure)
            {
                failures.Add(failure);
            }
        }

        return new RuleTestOutcome(test, failures.ToImmutable());
    }

    private static ExpectationFailure? Check(RecordExpectation expectation, ExtractionResult result)
    {
        ExtractedRecord? nearest = null;
        ImmutableArray<FieldDifference> fewest = [];
        foreach (var record in result.Records)
        {
            if (record.Record != expectation.Record)
            {
                continue;
            }

            var differences = Differences(expectation, record);
            if (differences.IsEmpty)
            {
                return expectation.IsAbsent ? new ExpectationFailure(expectation, record, [], $"`{expectation.Record}` must not come out, but rule `{record.Rule}` found one") : null;
            }

            if (nearest is null || differences.Length < fewest.Length)
            {
                (nearest, fewest) = (record, differences);
            }
        }

        if (expectation.IsAbsent)
        {
            return null;
        }

        var message = nearest is null ? $"no `{expectation.Record}` came out" : $"no `{expectation.Record}` has all these fields; the nearest is by rule `{nearest.Rule}`";
        return new ExpectationFailure(expectation, nearest, fewest, message);
    }

    private static ImmutableArray<FieldDifference> Differences(RecordExpectation expectation, ExtractedRecord record)
    {
        var differences = ImmutableArray.CreateBuilder<FieldDifference>();
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
        _ => TextFolder.Fold(ValueFormatter.ToScalar(expected)) == TextFolder.Fold(ValueFormatter.ToScalar(got)),
    };
}
