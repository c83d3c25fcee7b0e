using System.Collections.Immutable;
using System.Globalization;
using Processing.Rules.Analysis.Language;
using Processing.Rules.Diagnostics;
using Processing.Rules.Sources;

namespace Processing.Rules.Analysis.Analyzers;

/// <summary>What analyses did not look at, so that silence is never taken for praise: DP4020 and DP4021.</summary>
public static class BudgetDiagnostics
{
    private const string Key = "compilation.max_analysis_steps";

    private static readonly DiagnosticDescriptor OutOfFuelDescriptor = new("DP4020", DiagnosticSeverity.Warning, "An analysis that did not come to its end");
    private static readonly DiagnosticDescriptor TooLargeDescriptor = new("DP4021", DiagnosticSeverity.Warning, "A pattern that is too large to be compared");

    /// <summary>All descriptors, by id.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [OutOfFuelDescriptor, TooLargeDescriptor];

    /// <summary>Those that are about a place, where they can be silenced.</summary>
    internal static ImmutableArray<DiagnosticDescriptor> OfPlaces { get; } = [TooLargeDescriptor];

    /// <summary>That the fuel was out before all analyzers had looked at everything; null where they had.</summary>
    /// <param name="leftOut">What each of them left out, in the order in which they ran.</param>
    /// <param name="limit">How many steps there were.</param>
    internal static Diagnostic? OutOfFuel(IReadOnlyList<LeftOut> leftOut, long limit)
    {
        if (leftOut.Count == 0 || leftOut[0].Place is not { } place)
        {
            return null;
        }

        var begun = leftOut.Where(analysis => !analysis.IsAll).Select(analysis => $"{Ids(analysis)} left out {NamesOf(analysis)}");
        var nothing = leftOut.Where(analysis => analysis.IsAll).SelectMany(analysis => analysis.Analyzer.Descriptors).Select(descriptor => $"`{descriptor.Id}`").Order(StringComparer.Ordinal).ToArray();
        var facts = nothing.Length == 0 ? begun : begun.Append($"nothing was looked at for {string.Join(", ", nothing)}");
        return new Diagnostic(OutOfFuelDescriptor, $"looking for what is doubtful took more than {Number(limit)} steps, so not all was looked at", new DiagnosticLabel(place, "not looked at to its end"))
        {
            Note = $"{string.Join("; ", facts)}; the limit is `{Key}` (steps of all analyses together), set in the configuration of the server or the command line",
            Help = $"check fewer files at a time, or raise `{Key}`",
        };
    }

    internal static Diagnostic TooLarge(SourceLocation at) =>
        new(TooLargeDescriptor, $"with its repetitions written out, this pattern has more than {Number(StepAutomatonBuilder.MostPositions)} steps, so it was not compared with others", new DiagnosticLabel(at, ""))
        {
            Note = "whether it can match at all, and whether another covers or beats it (DP4004, DP4005, DP4006), was not looked at",
            Help = "lower the bounds of its repetitions, or make an `entity` of a part of it: an entity is one step",
        };

    private static string NamesOf(LeftOut analysis)
    {
        var more = analysis.Count - analysis.Names.Count;
        return more > 0 ? $"{string.Join(", ", analysis.Names)} and {Number(more)} more {(more == 1 ? "declaration" : "declarations")}"
            : analysis.Names.Count > 1 ? $"{string.Join(", ", analysis.Names.SkipLast(1))} and {analysis.Names[^1]}" : analysis.Names[0];
    }

    private static string Ids(LeftOut analysis) => string.Join(" and ", analysis.Analyzer.Descriptors.Select(descriptor => $"`{descriptor.Id}`"));

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
