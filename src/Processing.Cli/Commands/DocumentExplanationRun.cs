using System.Globalization;
using Processing.Cli.Loading;
using Processing.Cli.Output;
using Processing.Documents;
using Processing.Matching.Explaining;
using Processing.Pipeline;
using Processing.Server.Hosting;
using Spectre.Console;

namespace Processing.Cli.Commands;

/// <summary>What <c>rules explain FILE</c> was asked.</summary>
internal sealed record ExplainOrder(string[] Rules, string File, string? MediaType, string? At, string? Rule, bool WhyNot, ExplainFormat Format, string? Reference);

/// <summary>Explains one document on the command line.</summary>
internal static class DocumentExplanationRun
{
    public static async Task<int> RunAsync(ExplainOrder wanted, CancellationToken cancellation)
    {
        if (wanted.WhyNot && wanted.Rule is null && wanted.At is null)
        {
            throw new UsageException("--why-not tells of one rule or one place; give --rule, --at or both");
        }

        var settings = EngineSettings.Load(null);
        var compilation = RuleSelection.Load(wanted.Rules).Compile(settings);
        var emitted = compilation.Emit(cancellation);
        if (emitted.Program is not { } program)
        {
            DiagnosticPrinter.Print(Terminal.Error, emitted.Diagnostics);
            Terminal.Error.WriteLine(DiagnosticPrinter.Summary(emitted.Diagnostics));
            return ExitCodes.Findings;
        }

        var rule = wanted.Rule is { } written ? RuleName.Find(program, written) : null;
        if (await DocumentFiles.TryReadAsync(wanted.File, wanted.MediaType, Terminal.Error, cancellation) is not { } input)
        {
            return ExitCodes.Findings;
        }

        var read = DocumentExplainer.Read(program, input, settings.Extraction, cancellation);
        if (read.Document is not { } document)
        {
            Terminal.Error.WriteLine($"{wanted.File}: {read.Error?.Id}: {read.Error?.Message}");
            return ExitCodes.Findings;
        }

        var options = new ExplainOptions(rule, OffsetOf(wanted.At, document), wanted.WhyNot ? AttemptScope.Asked : AttemptScope.None, RunCommand.Moment(wanted.Reference));
        var explanation = DocumentExplainer.Explain(program, document, options, settings.Extraction, settings.Explaining, cancellation);
        var words = new RuleWords(compilation);
        if (wanted.Format == ExplainFormat.Json)
        {
            await using var output = Console.OpenStandardOutput();
            new ExplanationJson(words, explanation).Write(output, wanted.File);
            return ExitCodes.Ok;
        }

        new ExplanationText(Terminal.Out, words, explanation).Write();
        if (explanation.Matching is { Records.IsEmpty: true, Rules.IsEmpty: true })
        {
            Terminal.Out.WriteLine(wanted.WhyNot ? "No record, and no rule got past its first element here." : "No record here; --why-not with --rule or --at tells how far rules got.");
        }

        return ExitCodes.Ok;
    }

    private static int? OffsetOf(string? at, Document document)
    {
        if (at is null)
        {
            return null;
        }

        if (at.Split(':') is not [var line, var column] || !TryNumber(line, out var row) || !TryNumber(column, out var place))
        {
            throw new UsageException($"`{at}` is no place; write the line and the column, both from 1, like 3:14");
        }

        var lines = new LineIndex(document.Content);
        return lines.Offset(row, place) ?? throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"there is no line {row}; the document has {lines.Count}"));
    }

    private static bool TryNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0;
}
