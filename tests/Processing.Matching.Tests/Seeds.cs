using System.Globalization;

namespace Processing.Matching.Tests;

/// <summary>The seeds of tests on random programs and texts: a few by default, as many as wanted with <c>DIFFERENTIAL_SEEDS=FIRST-LAST</c> in the environment.</summary>
internal static class Seeds
{
    /// <summary>The first seeds, or those of the environment.</summary>
    public static TheoryData<int> First(int count)
    {
        var wanted = Environment.GetEnvironmentVariable("DIFFERENTIAL_SEEDS");
        if (string.IsNullOrEmpty(wanted))
        {
            return [.. Enumerable.Range(1, count)];
        }

        var bounds = wanted.Split('-');
        var first = int.Parse(bounds[0], CultureInfo.InvariantCulture);
        return [.. Enumerable.Range(first, int.Parse(bounds[^1], CultureInfo.InvariantCulture) - first + 1)];
    }
}
