namespace Processing.Evaluation.Sets;

/// <summary>Units of the set in our words. A unit that is not listed is ours in lower case with underscores and British spelling.</summary>
internal static class RecognizersUnits
{
    private static readonly Dictionary<string, string> Currencies = new()
    {
        // The set leaves open which dollar, pound or franc a bare name means; our rules say the one meant most often.
        ["Dollar"] = "USD",
        ["Pound"] = "GBP",
        ["Franc"] = "CHF",
        ["Bitcoin"] = "BTC",
        ["Cent"] = "USD cent",
        ["Pence"] = "GBP penny",
    };

    private static readonly Dictionary<string, string> Units = new()
    {
        ["Metric ton"] = "tonne",
        ["C"] = "degree_celsius",
        ["F"] = "degree_fahrenheit",
        ["K"] = "kelvin",
    };

    public static string Currency(string isoCode, string name) => isoCode.Length > 0 ? isoCode : Currencies.GetValueOrDefault(name, name);

    public static string Unit(string name) =>
        Units.TryGetValue(name, out var known)
            ? known
            : name.ToLowerInvariant().Replace(' ', '_').Replace("meter", "metre", StringComparison.Ordinal).Replace("liter", "litre", StringComparison.Ordinal);
}
