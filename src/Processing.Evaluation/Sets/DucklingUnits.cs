namespace Processing.Evaluation.Sets;

/// <summary>Units of the set in our words. A unit that is not listed is ours in lower case.</summary>
internal static class DucklingUnits
{
    private static readonly Dictionary<string, string> Currencies = new()
    {
        // Names that the set leaves open; our rules say the one meant most often.
        ["Dollar"] = "USD",
        ["Cent"] = "USD cent",
        ["Pound"] = "GBP",
        ["Rial"] = "IRR",
        ["Riyal"] = "SAR",
        ["Dinar"] = "KWD",
    };

    private static readonly Dictionary<string, string> Units = new()
    {
        ["M"] = "metre",
        ["Celsius"] = "degree_celsius",
        ["Fahrenheit"] = "degree_fahrenheit",
        ["Unnamed"] = "",
    };

    public static string Currency(string name) => Currencies.GetValueOrDefault(name, name);

    public static string Unit(string name) => Units.TryGetValue(name, out var known) ? known : name.ToLowerInvariant();
}
