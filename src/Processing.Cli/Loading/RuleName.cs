using Processing.Matching.Programs;
using Processing.Server.RuleSets;

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
        var (name, fault) = RuleNames.Find(program, written);
        return name ?? throw new UsageException(fault ?? $"there is no rule `{written}`");
    }
}
