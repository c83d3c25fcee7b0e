using System.Collections.Immutable;
using System.CommandLine;
using Processing.Cli.Loading;
using Processing.Cli.Output;
using Processing.Rules.Analysis.Schemas;
using Processing.Rules.Diagnostics;
using Processing.Server.Hosting;
using Processing.Server.RuleSets;
using Spectre.Console;

namespace Processing.Cli.Commands;

/// <summary><c>rules schema</c>: the records of rules as a schema for programs in other languages, and what broke since an older one.</summary>
internal static class SchemaCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Rule files or folders.", Arity = ArgumentArity.OneOrMore };
        var format = new Option<string>("--format", "-f")
        {
            Description = "proto for protocol buffers, descriptor for a binary FileDescriptorSet, json-schema for JSON Schema.",
            DefaultValueFactory = _ => "proto",
        };
        format.AcceptOnlyFromAmong("proto", "descriptor", "json-schema");
        var output = new Option<string?>("--output", "-o") { Description = "Where to write: a folder for proto, a file for the others. Without it the standard output.", HelpName = "PATH" };
        var numbers = new Option<string?>("--numbers") { Description = $"The file that keeps the field numbers. Without it {RuleFolder.NumbersFile} beside the first PATH.", HelpName = "FILE" };
        var check = new Option<bool>("--check") { Description = "Write nothing; exit with 1 when fields have no recorded number yet, or recorded fields are gone." };
        var against = new Option<string?>("--against") { Description = "An older number map, or older rules: write nothing, list the changes that break clients, and exit with 1 when there are any.", HelpName = "OLD" };
        var command = new Command(
            "schema",
            """
            Writes the records of rules as a schema: .proto, FileDescriptorSet or JSON Schema.

            Field numbers are kept in a file beside the rules, so that a field has its number for good; keep that file
            with the rules. What is taken out of a record stays reserved.

            Examples:
              rules schema my-rules
              rules schema my-rules --output protos
              rules schema my-rules --format json-schema > records.schema.json
              rules schema my-rules --against ../released/my-rules
            """)
        {
            paths,
            format,
            output,
            numbers,
            check,
            against,
        };
        command.SetAction(parsed => Run(new SchemaRequest(
            parsed.GetValue(paths) ?? [],
            parsed.GetValue(format) switch { "descriptor" => SchemaFormat.Descriptor, "json-schema" => SchemaFormat.JsonSchema, _ => SchemaFormat.Proto },
            parsed.GetValue(output),
            parsed.GetValue(numbers),
            parsed.GetValue(check),
            parsed.GetValue(against))));
        return command;
    }

    private static int Run(SchemaRequest wanted)
    {
        var compilation = RuleSelection.Load(wanted.Paths).Compile(EngineSettings.Load(null));
        if (compilation.Emit() is { Program: null, Diagnostics: var errors })
        {
            return Fail(errors);
        }

        var numbersFile = wanted.Numbers ?? RuleFolder.NumbersPath(wanted.Paths[0]);
        var (recorded, problem) = SchemaFiles.ReadNumbers(numbersFile);
        var schema = SchemaBuilder.Build(compilation, recorded);
        ImmutableArray<Diagnostic> diagnostics =
        [
            .. problem is null ? ImmutableArray<Diagnostic>.Empty : [problem],
            .. BreakingChanges.FindMisread(recorded, schema),
            .. wanted.Format == SchemaFormat.JsonSchema ? [] : schema.Diagnostics,
        ];
        if (wanted.Against is { } old)
        {
            var (before, unreadable) = SchemaFiles.ReadOlder(old);
            diagnostics = unreadable is null ? BreakingChanges.Find(before, schema, compilation.Files[0].Tree.Text) : [unreadable];
            DiagnosticPrinter.Print(Terminal.Out, diagnostics);
            Terminal.Out.WriteLine(diagnostics.IsEmpty ? "nothing breaks" : $"{diagnostics.Length} breaking change{(diagnostics.Length == 1 ? "" : "s")}");
            return diagnostics.IsEmpty ? ExitCodes.Ok : ExitCodes.Findings;
        }

        if (!diagnostics.IsEmpty)
        {
            return Fail(diagnostics);
        }

        var map = NumberMapFile.Write(schema.Numbers);
        var isNew = !File.Exists(numbersFile) || !File.ReadAllBytes(numbersFile).AsSpan().SequenceEqual(map);
        if (wanted.Check)
        {
            Terminal.Out.WriteLine(isNew ? $"the records differ from {numbersFile}; run `rules schema` and keep the file" : $"{numbersFile} is up to date");
            return isNew ? ExitCodes.Findings : ExitCodes.Ok;
        }

        SchemaFiles.Write(schema, wanted.Format, wanted.Output);
        if (isNew)
        {
            File.WriteAllBytes(numbersFile, map);
            Terminal.Error.WriteLine($"field numbers recorded in {numbersFile}; keep it with the rules");
        }

        return ExitCodes.Ok;
    }

    private static int Fail(ImmutableArray<Diagnostic> diagnostics)
    {
        DiagnosticPrinter.Print(Terminal.Error, diagnostics);
        Terminal.Error.WriteLine(DiagnosticPrinter.Summary(diagnostics));
        return ExitCodes.Findings;
    }

    /// <summary>What the command line asks for.</summary>
    private sealed record SchemaRequest(string[] Paths, SchemaFormat Format, string? Output, string? Numbers, bool Check, string? Against);
}
