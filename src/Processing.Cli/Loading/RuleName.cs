using Processing.Matching.Programs;
using Processing.Rules.Diagnostics;

namespace Processing.Cli.Loading;

/// <summary>Finds the rule that a command line names.</summary>
internal static class RuleName
{
    /// <summary>The full name of a rule.</summary>
    /// <param name="program">The rules.</param>
    /// <param name="written">A full name, or a name without its package where one package alone has it.</param>
    /// <exception cref="UsageException">There is no such rule, or several.</exception>
    public static string Find(RuleProgram program, string written)
    {
        var names = program.Producers.OfType<Producer.Record>().SelectMany(record => record.Rules).Select(rule => rule.Name).ToList();
        var found = names.Contains(written) ? [written] : names.FindAll(name => name.EndsWith($".{written}", StringComparison.Ordinal));
        return found switch
        {
            [var only] => only,
            [] => throw new UsageException(Unknown(written, names)),
            _ => throw new UsageException($"several rules are named `{written}`: {string.Join(", ", found.Select(name => $"`{name}`"))}"),
        };
    }

    private static string Unknown(string written, List<string> names)
    {
        var near = Spelling.Nearest(written, names.Concat(names.Select(name => name[(name.LastIndexOf('.') + 1)..])));
        return near is null ? $"there is no rule `{written}`" : $"there is no rule `{written}`; did you mean `{near}`?";
    }
}
