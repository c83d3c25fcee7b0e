using System.Collections.Immutable;

namespace Processing.Matching.Functions;

/// <summary>All built-in functions, by name.</summary>
public static class FunctionCatalogue
{
    /// <summary>The functions, ordered by name.</summary>
    public static ImmutableArray<FunctionDefinition> All { get; } = [];

    /// <summary>Finds a function; null when there is none of that name.</summary>
    public static FunctionDefinition? Find(string name)
    {
        foreach (var function in All)
        {
            if (function.Name == name)
            {
                return function;
            }
        }

        return null;
    }
}
