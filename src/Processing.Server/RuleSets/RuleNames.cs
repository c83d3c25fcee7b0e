using Processing.Matching.Programs;
using Processing.Rules.Diagnostics;

namespace Processing.Server.RuleSets;

/// <summary>Finds the rule that somebody names.</summary>
public static class RuleNames
{
    /// <summary>The full name of a rule.</summary>
    /// <param name="program">The rules.</param>
    /// <param name="written">A full name, or a name without its package where one package alone has it.</param>
    /// <returns>The name, or in one sentence without a full stop why there is none.</returns>
    public static (string? Name, string? Fault) Find(RuleProgram program, string written)
    {
        ArgumentNullException.ThrowIfNull(program);
        var names = program.Producers.OfType<Producer.Record>().SelectMany(record => record.Rules).Select(rule => rule.Name).ToList();
        var found = names.Contains(written) ? [written] : names.FindAll(name => name.EndsWith($".{written}", StringComparison.Ordinal));
        return found switch
        {
            [var only] => (only, null),
            [] => (null, Unknown(written, names)),
            _ => (null, $"several rules are named `{written}`: {string.Join(", ", found.Select(name => $"`{name}`"))}"),
        };
    }

    private static string Unknown(string written, List<string> names)
    {
        var near = Spelling.Nearest(written, names.Concat(names.Select(name => name[(name.LastIndexOf('.') + 1)..])));
        return near is null ? $"there is no rule `{written}`" : $"there is no rule `{written}`; did you mean `{near}`?";
    }
}
