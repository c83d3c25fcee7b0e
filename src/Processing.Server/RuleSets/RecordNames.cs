using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Rules.Diagnostics;

namespace Processing.Server.RuleSets;

/// <summary>The record types that rules give out, and what is said of one that they don't.</summary>
public static class RecordNames
{
    private const int MostListed = 20;

    /// <summary>Names of the record types that results of a program can carry, in the program's order.</summary>
    public static ImmutableArray<string> Of(RuleProgram program)
    {
        ArgumentNullException.ThrowIfNull(program);
        return [.. program.Producers.OfType<Producer.Record>().Where(record => record.Shape.IsEmitted).Select(record => record.Shape.Name).Distinct()];
    }

    /// <summary>The same with their packages, in ordinal order.</summary>
    internal static ImmutableArray<string> FullOf(RuleProgram program) =>
        [.. program.Producers.OfType<Producer.Record>().Where(record => record.Shape.IsEmitted).Select(record => FullName(record.Shape.Package, record.Shape.Name)).Order(StringComparer.Ordinal)];

    /// <summary>A name with its package.</summary>
    internal static string FullName(string package, string record) => package.Length == 0 ? record : $"{package}.{record}";

    /// <summary>Whether a caller who names a record type means the one of a full name, which may stand without its package.</summary>
    internal static bool Means(string wanted, string fullName) =>
        fullName.EndsWith(wanted, StringComparison.Ordinal) && (wanted.Length == fullName.Length || (fullName[^(wanted.Length + 1)] == '.' && !wanted.Contains('.', StringComparison.Ordinal)));

    /// <summary>One sentence for a name that is none of the record types: the nearest one, or else what there is.</summary>
    public static string Unknown(string name, ImmutableArray<string> known)
    {
        if (Spelling.Nearest(name, known) is { } near)
        {
            return $"There is no record type `{name}`; did you mean `{near}`?";
        }

        var listed = string.Join(", ", known.Order(StringComparer.Ordinal).Take(MostListed).Select(one => $"`{one}`"));
        return $"There is no record type `{name}`; {(known.IsEmpty ? "the rules give none" : $"there are {listed}{(known.Length > MostListed ? " and more" : "")}")}.";
    }
}
