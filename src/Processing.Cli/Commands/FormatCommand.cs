using System.CommandLine;
using System.Globalization;
using System.Text;
using Processing.Cli.Loading;
using Processing.Cli.Output;
using Processing.Rules;
using Processing.Rules.Analysis.Formatting;
using Processing.Rules.Sources;
using Processing.Rules.Syntax;
using Processing.Server.Hosting;
using Spectre.Console;

namespace Processing.Cli.Commands;

/// <summary><c>rules format</c>: writes rule files in the one style.</summary>
internal static class FormatCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Rule files or folders. Without any the current folder.", Arity = ArgumentArity.ZeroOrMore };
        var check = new Option<bool>("--check") { Description = "Change nothing; name the files that are not in the style and exit with 1 when there are any." };
        var command = new Command(
            "format",
            """
            Writes rule files in the one style.

            It moves white space only: every word, sign and comment stays. A file with syntax errors is left alone, and the
            exit code is then 1; `rules check` says what is wrong with it.

            Examples:
              rules format my-rules
              rules format --check my-rules
            """)
        {
            paths,
            check,
        };
        command.SetAction(parsed => Run(parsed.GetValue(paths) is { Length: > 0 } named ? named : ["."], parsed.GetValue(check)));
        return command;
    }

    private static int Run(string[] paths, bool check)
    {
        var limits = EngineSettings.Load(null).Compilation;
        var (files, changed, unreadable) = (0, 0, 0);
        foreach (var path in RuleFilePaths.Expand(paths))
        {
            files++;
            var content = File.ReadAllBytes(path);
            var tree = SyntaxTree.Parse(SourceText.From(new RuleFile(path, content)), limits);
            if (content.Length > limits.MaxFileBytes || !RuleFormatter.TryFormat(tree, out var text))
            {
                unreadable++;
                var reason = content.Length > limits.MaxFileBytes ? $"{path}: larger than `compilation.max_file_bytes`" : tree.Diagnostics[0].ToString();
                Terminal.Error.WriteLine($"left alone: {reason}");
                continue;
            }

            var formatted = Encoding.UTF8.GetBytes(text);
            if (formatted.AsSpan().SequenceEqual(content))
            {
                continue;
            }

            changed++;
            Terminal.Out.WriteLine(check ? $"not in the style: {path}" : $"formatted: {path}");
            if (!check)
            {
                File.WriteAllBytes(path, formatted);
            }
        }

        var verb = check ? "not in the style" : "formatted";
        var rest = unreadable > 0 ? string.Create(CultureInfo.InvariantCulture, $", {unreadable} left alone") : string.Empty;
        Terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{files} file{(files == 1 ? "" : "s")}, {changed} {verb}{rest}"));
        return unreadable > 0 || (check && changed > 0) ? ExitCodes.Findings : ExitCodes.Ok;
    }
}
