using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Processing.Cli.Output;
using Processing.Documents;
using Processing.Pipeline;
using Processing.Rules.Analysis.Schemas;

namespace Processing.Cli.Comparing;

/// <summary>What differs between two revisions of rules.</summary>
/// <param name="Schema">In their records.</param>
/// <param name="Documents">In what they give for documents: those that differ, in their order.</param>
/// <param name="Compared">How many documents were compared.</param>
/// <param name="NotCompared">How many could not be: they cannot be read, or a limit was reached.</param>
/// <param name="Unchanged">How many records both give, in all documents.</param>
internal sealed record RuleDifference(SchemaDifference Schema, ImmutableArray<ComparedDocument> Documents, int Compared, int NotCompared, int Unchanged)
{
    /// <summary>How many records only the newer revision gives.</summary>
    public int Added => Documents.Sum(document => document.Difference.Added.Length);

    /// <summary>How many records only the older revision gives.</summary>
    public int Removed => Documents.Sum(document => document.Difference.Removed.Length);

    /// <summary>How many records differ.</summary>
    public int Changed => Documents.Sum(document => document.Difference.Changed.Length);

    /// <summary>The records that differ by the rule that gives them, or gave those that are gone; by name.</summary>
    public IEnumerable<RuleGroup> Rules => Documents
        .SelectMany(document => document.Difference.Added.Select(record => new DifferentRecord(document, null, record))
            .Concat(document.Difference.Removed.Select(record => new DifferentRecord(document, record, null)))
            .Concat(document.Difference.Changed.Select(changed => new DifferentRecord(document, changed.Before, changed.After))))
        .GroupBy(different => (different.Rule, different.Record), different => different)
        .OrderBy(group => group.Key.Rule, StringComparer.Ordinal).ThenBy(group => group.Key.Record, StringComparer.Ordinal)
        .Select(group => new RuleGroup(group.Key.Rule, group.Key.Record, [.. group]));

    /// <summary>Compares two results of one document.</summary>
    public static DocumentDifference Compare(string name, ExtractionResult before, ExtractionResult after) =>
        DocumentDifference.Of(name, RecordChanges.Of(before.Records, after.Records, ContentOf));

    // All that programs are told of a record.
    private static string ContentOf(ExtractedRecord record)
    {
        using var memory = new MemoryStream();
        using (var writer = new Utf8JsonWriter(memory))
        {
            ResultJson.WriteRecord(writer, record.Package, record);
        }

        return Encoding.UTF8.GetString(memory.GetBuffer(), 0, (int)memory.Length);
    }
}

/// <summary>A document that the two revisions make different things of.</summary>
/// <param name="Input">The document.</param>
/// <param name="Difference">What differs.</param>
internal sealed record ComparedDocument(DocumentInput Input, DocumentDifference Difference);

/// <summary>What differs of one rule.</summary>
/// <param name="Rule">Full name of the rule.</param>
/// <param name="Record">Name of its record.</param>
/// <param name="Records">The records that differ.</param>
internal sealed record RuleGroup(string Rule, string Record, ImmutableArray<DifferentRecord> Records)
{
    /// <summary>How many are added, removed and changed.</summary>
    public (int Added, int Removed, int Changed) Counts =>
        (Records.Count(one => one.Before is null), Records.Count(one => one.After is null), Records.Count(one => one is { Before: not null, After: not null }));
}

/// <summary>One record that differs.</summary>
/// <param name="Document">Where it stands.</param>
/// <param name="Before">What the older revision gives; null for nothing.</param>
/// <param name="After">What the newer revision gives; null for nothing. One of the two is there.</param>
internal sealed record DifferentRecord(ComparedDocument Document, ExtractedRecord? Before, ExtractedRecord? After)
{
    /// <summary>The newer form, or the older one of a record that is gone.</summary>
    public ExtractedRecord Shown => After ?? Before ?? throw new InvalidOperationException("A record that differs is on one side at least.");

    /// <summary>Full name of its rule.</summary>
    public string Rule => Shown.Rule;

    /// <summary>Name of its type.</summary>
    public string Record => Shown.Record;
}
