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
