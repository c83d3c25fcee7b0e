using Spectre.Console;

namespace Processing.Cli.Output;

/// <summary>The consoles of the command line: coloured and wrapped at a terminal, plain and unwrapped in a pipe or file.</summary>
internal static class Terminal
{
    /// <summary>For results.</summary>
    public static IAnsiConsole Out { get; } = Create(Console.Out, Console.IsOutputRedirected);

    /// <summary>For what is no result: diagnostics, progress, faults.</summary>
    public static IAnsiConsole Error { get; } = Create(Console.Error, Console.IsErrorRedirected);

    /// <summary>Writes to a text without colours or breaks.</summary>
    public static IAnsiConsole Plain(TextWriter writer) => Create(writer, redirected: true);

    private static IAnsiConsole Create(TextWriter writer, bool redirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = redirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
        });
        if (redirected)
        {
            // A pipe has no width; a line must not be broken for the sake of one.
            console.Profile.Width = int.MaxValue;
        }

        return console;
    }
}
