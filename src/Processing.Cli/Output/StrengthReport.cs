using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Processing.Pipeline;
using Processing.Rules.Analysis.Mutation;
using Spectre.Console;

namespace Processing.Cli.Output;

/// <summary>Prints what tests reach and what they would notice.</summary>
internal static class StrengthReport
{
    private const int StepsShown = 20;

    /// <summary>For people: the files, and what is missing in them.</summary>
    public static void Print(IAnsiConsole console, CoverageReport report, bool showMissing)
    {
        console.WriteLine();
        foreach (var (path, covered, all) in report.Files)
        {
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{100.0 * covered / all,5:0.0} %  {covered,4} of {all,-4}  {path}"));
        }

        PrintPackages(console, [.. report.Packages]);
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"coverage {report.Percent:0.0} %"));
        if (showMissing)
        {
            PrintPlaces(console, "no test reaches", report.Missing);
        }
    }

    /// <summary>For people: the changes that no test notices, and the score.</summary>
    public static void Print(IAnsiConsole console, MutationReport report)
    {
        PrintPlaces(console, "no test notices", report.Unnoticed);
        PrintPackages(console, [.. report.Packages]);
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"mutation score {report.Percent:0.0} %: {report.Noticed} of {report.Results.Length - report.NotCounted} changes noticed, {report.NotCounted} without effect or impossible"));
    }

    /// <summary>For machines: an array of tests, or an object where more was asked for.</summary>
    public static void PrintJson(ImmutableArray<RuleTestOutcome> outcomes, FurthestRules furthest, CoverageReport? covered, MutationReport? mutated)
    {
        using var output = Console.OpenStandardOutput();
        using (var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            if (covered is null && mutated is null)
            {
                TestReport.WriteJson(writer, outcomes, furthest);
            }
            else
            {
                writer.WriteStartObject();
                writer.WritePropertyName("tests");
                TestReport.WriteJson(writer, outcomes, furthest);
                WriteReport(writer, "coverage", covered?.Percent, covered?.Packages ?? [], "missing", covered?.Missing ?? []);
                WriteReport(writer, "mutation", mutated?.Percent, mutated?.Packages ?? [], "unnoticed", mutated?.Unnoticed ?? []);
                writer.WriteEndObject();
            }
        }

        output.WriteByte((byte)'\n');
    }

    /// <summary>Says on the error stream how far it is, about twenty times.</summary>
    public static Action<int, int> Progress(string unit) => (done, all) =>
    {
        if (done == all || done % Math.Max(1, all / StepsShown) == 0)
        {
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done} of {all} {unit}"));
        }
    };

    /// <summary>Says on the error stream which packages are below a threshold; whether there are any.</summary>
    public static bool FallsShort(IEnumerable<PackageStrength> packages, double? threshold, string what)
    {
        var isShort = false;
        foreach (var package in packages.Where(package => package.Percent < threshold))
        {
            isShort = true;
            Terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{NameOf(package)}: {what} {package.Percent:0.0} % is below {threshold:0.##} %"));
        }

        return isShort;
    }

    private static string NameOf(PackageStrength package) => package.Package.Length == 0 ? "without a package" : $"package {package.Package}";

    private static void PrintPackages(IAnsiConsole console, ImmutableArray<PackageStrength> packages)
    {
        console.WriteLine();
        foreach (var package in packages)
        {
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{package.Percent,5:0.0} %  {package.Seen,4} of {package.All,-4}  {NameOf(package)}"));
        }
    }

    private static void PrintPlaces(IAnsiConsole console, string what, IEnumerable<Mutant> places)
    {
        console.WriteLine();
        foreach (var place in places)
        {
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{place.Location.Source.Path}:{place.Location.Start.Line}: {what}: {place.Description}"));
        }
    }

    private static void WriteReport(Utf8JsonWriter writer, string name, double? percent, IEnumerable<PackageStrength> packages, string list, IEnumerable<Mutant> places)
    {
        if (percent is not { } number)
        {
            return;
        }

        writer.WriteStartObject(name);
        writer.WriteNumber("percent", Math.Round(number, 2));
        writer.WriteStartArray("packages");
        foreach (var package in packages)
        {
            writer.WriteStartObject();
            writer.WriteString("package", package.Package);
            writer.WriteNumber("percent", Math.Round(package.Percent, 2));
            writer.WriteNumber("seen", package.Seen);
            writer.WriteNumber("all", package.All);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray(list);
        foreach (var place in places)
        {
            writer.WriteStartObject();
            writer.WriteString("path", place.Location.Source.Path);
            writer.WriteNumber("line", place.Location.Start.Line);
            writer.WriteString("kind", JsonNamingPolicy.SnakeCaseLower.ConvertName(place.Kind.ToString()));
            writer.WriteString("what", place.Description);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
