using System.Collections.Immutable;
using Processing.Matching.Results;

namespace Processing.Pipeline;

/// <summary>What a caller wants of one document.</summary>
public sealed record ExtractionOptions
{
    /// <summary>Everything.</summary>
    public static ExtractionOptions Default { get; } = new();

    /// <summary>Names of the record types wanted, with their packages or without; empty for all.</summary>
    public ImmutableArray<string> Records { get; init; } = [];

    /// <summary>Records with a lower score are left out. 0 to 1, default 0.</summary>
    public double MinimumScore { get; init; }

    /// <summary>When it is cancelled, work stops and what was found by then is the result, with <see cref="Truncation.TimeLimit"/>. Never by default.</summary>
    public CancellationToken TimeLimit { get; init; }

    /// <summary>The moment from which relative dates count, as a clock on the wall shows it where the document was written; null, the default, when it is not known: then they stay unresolved.</summary>
    public DateTime? Reference { get; init; }

    /// <summary>Whether a record type is wanted.</summary>
    /// <param name="package">The package that declares it.</param>
    /// <param name="record">Its name.</param>
    public bool Wants(string package, string record)
    {
        foreach (var wanted in Records)
        {
            if (wanted == record || (wanted.Length == package.Length + 1 + record.Length && wanted[package.Length] == '.'
                && wanted.StartsWith(package, StringComparison.Ordinal) && wanted.EndsWith(record, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return Records.IsEmpty;
    }
}
