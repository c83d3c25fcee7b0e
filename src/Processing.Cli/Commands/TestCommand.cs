using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Processing.Cli.Loading;
using Processing.Cli.Output;
using Processing.Matching;
using Processing.Matching.Programs;
using Processing.Pipeline;
using Processing.Rules.Analysis.Mutation;
using Processing.Server.Hosting;
using Spectre.Console;

namespace Processing.Cli.Commands;

/// <summary><c>rules test</c>: runs the tests that stand in rule files, and says what they reach and would notice.</summary>
internal static class TestCommand
{
    public static Command Create()
    {
        var paths = SharedOptions.RulePaths();
        var format = SharedOptions.Format("text for people, json for machines.");
        var filter = new Option<string?>("--filter") { Description = "Only tests whose name contains this text.", HelpName = "TEXT" };
        var coverage = new Option<bool>("--coverage") { Description = "Say how much of the rules the tests reach." };
        var showMissing = new Option<bool>("--show-missing") { Description = "With --coverage: list what no test reaches." };
        var mutate = new Option<bool>("--mutate") { Description = "Change the rules in one place at a time and list the changes that no test notices. Takes a while." };
        var threshold = new Option<double?>("--threshold") { Description = "With --coverage or --mutate: exit with 1 when it is less than this percentage, 0 to 100, for any package.", HelpName = "PERCENT" };
        SharedOptions.Bound(threshold, 0, 100, "--threshold takes a percentage from 0 to 100");
        var junit = new Option<string?>("--junit") { Description = "Also write the outcomes to this file, as JUnit XML.", HelpName = "FILE" };
        var watch = new Option<bool>("--watch") { Description = "Run again whenever a file changes, until Ctrl-C." };
        var command = new Command(
            "test",
            """
            Runs the tests that stand in rule files.

            All tests run, whatever fails; a failure shows what was expected and what came, field by field.

            Examples:
              rules test my-rules
              rules test my-rules --filter guillemets
              rules test my-rules --coverage --show-missing
              rules test my-rules --mutate --threshold 80
              rules test my-rules --junit results.xml
              rules test my-rules --watch
            """)
        {
            paths,
            filter,
            coverage,
            showMissing,
            mutate,
            threshold,
            junit,
            watch,
            format,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var wanted = new TestRequest(
                parsed.GetValue(paths) ?? [],
                parsed.GetValue(filter),
                parsed.GetValue(coverage),
                parsed.GetValue(mutate),
                parsed.GetValue(showMissing),
                parsed.GetValue(threshold),
                parsed.GetValue(junit),
                parsed.GetValue(format));
            if (!parsed.GetValue(watch))
            {
                return Run(wanted, cancellation);
            }

            if (wanted.Paths.Length == 0)
            {
                throw new UsageException("name the rule files or folders to watch");
            }

            if (wanted.Paths.FirstOrDefault(path => !File.Exists(path) && !Directory.Exists(path)) is { } missing)
            {
                throw new UsageException($"there is no rules file or folder `{missing}`");
            }

            await RuleWatch.RunAsync(wanted.Paths, () => Run(wanted, cancellation), Terminal.Error, cancellation);
            return ExitCodes.Ok;
        });
        return command;
    }

    private static int Run(TestRequest wanted, CancellationToken cancellation)
    {
        Check(wanted);
        var settings = EngineSettings.Load(null);
        var selection = RuleSelection.Load(wanted.Paths);
        var compilation = selection.Compile(settings);
        var emitted = compilation.Emit(cancellation);
        if (emitted.Program is null)
        {
            DiagnosticPrinter.Print(Terminal.Error, emitted.Diagnostics);
            foreach (var sentence in PackageRest.NotGiven(wanted.Paths))
            {
                Terminal.Error.WriteLine($"note: {sentence}");
            }

            return ExitCodes.Findings;
        }

        if (wanted.Filter is { } text && !emitted.Tests.Any(IsWanted))
        {
            var others = emitted.Tests.Length;
            throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--filter: no test has `{text}` in its name; {(others == 0 ? "the rules have no tests" : $"{others} {(others == 1 ? "test has" : "tests have")} other names")}"));
        }

        var furthest = new FurthestRules();
        var sources = TestUnits.Of(selection, compilation);
        var benches = ImmutableArray.CreateBuilder<ITestBench>();
        var outcomes = ImmutableArray.CreateBuilder<RuleTestOutcome>();
        foreach (var unit in sources)
        {
            var compiled = sources.Length == 1 ? compilation : unit.Compile();
            if (compiled.Emit(cancellation) is not { Program: { } program } alone)
            {
                DiagnosticPrinter.Print(Terminal.Error, compiled.Diagnostics);
                return ExitCodes.Findings;
            }

            var its = alone.Tests.Where(IsWanted).ToImmutableArray();
            var engine = new ExtractionEngine(program, new FastExecutor(), settings.Extraction);
            var came = its.Select(test => RuleTestRunner.Run(engine, test, cancellation)).ToImmutableArray();
            furthest.Find(program, new RuleWords(compiled), came, settings.Extraction, settings.Explaining, cancellation);
            benches.Add(new PipelineBench(its, settings.Extraction));
            outcomes.AddRange(came);
        }

        return Report(wanted, outcomes.ToImmutable(), furthest, [.. sources.Zip(benches)], cancellation);

        bool IsWanted(RuleTest test) => wanted.Filter is null || test.Name.Contains(wanted.Filter, StringComparison.OrdinalIgnoreCase);
    }

    private static int Report(TestRequest wanted, ImmutableArray<RuleTestOutcome> outcomes, FurthestRules furthest, ImmutableArray<(RuleSources Sources, ITestBench Bench)> units, CancellationToken cancellation)
    {
        if (wanted.JUnit is { } file)
        {
            JUnitFile.Write(file, outcomes, furthest);
        }

        var allPassed = outcomes.All(outcome => outcome.Passed);
        var covered = wanted.Coverage ? new CoverageReport([.. units.SelectMany(unit => TestStrength.Cover(unit.Sources, unit.Bench, StrengthReport.Progress("elements"), cancellation).Elements)]) : null;

        // A test that fails already notices nothing more.
        var mutated = wanted.Mutate && allPassed ? new MutationReport([.. units.SelectMany(unit => TestStrength.Mutate(unit.Sources, unit.Bench, StrengthReport.Progress("mutants"), cancellation).Results)]) : null;
        Print(wanted, outcomes, furthest, covered, mutated);
        if (wanted.Mutate && !allPassed)
        {
            Terminal.Error.WriteLine("--mutate needs tests that pass; nothing was changed");
        }

        var isUncovered = StrengthReport.FallsShort(covered?.Packages ?? [], wanted.Threshold, "a coverage of");
        var isWeak = StrengthReport.FallsShort(mutated?.Packages ?? [], wanted.Threshold, "a mutation score of");
        return allPassed && !isUncovered && !isWeak ? ExitCodes.Ok : ExitCodes.Findings;
    }

    private static void Check(TestRequest wanted)
    {
        if (wanted.Threshold is not null && !wanted.Coverage && !wanted.Mutate)
        {
            throw new UsageException("--threshold needs --coverage or --mutate");
        }

        if (wanted.ShowMissing && !wanted.Coverage)
        {
            throw new UsageException("--show-missing needs --coverage");
        }
    }

    private static void Print(TestRequest wanted, ImmutableArray<RuleTestOutcome> outcomes, FurthestRules furthest, CoverageReport? covered, MutationReport? mutated)
    {
        if (wanted.Format != OutputFormat.Text)
        {
            StrengthReport.PrintJson(outcomes, furthest, covered, mutated);
            return;
        }

        TestReport.PrintText(Terminal.Out, outcomes, furthest);
        if (covered is not null)
        {
            StrengthReport.Print(Terminal.Out, covered, wanted.ShowMissing);
        }

        if (mutated is not null)
        {
            StrengthReport.Print(Terminal.Out, mutated);
        }
    }

    /// <summary>What the command line asks for.</summary>
    private sealed record TestRequest(string[] Paths, string? Filter, bool Coverage, bool Mutate, bool ShowMissing, double? Threshold, string? JUnit, OutputFormat Format);
}
