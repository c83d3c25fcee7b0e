using Spectre.Console;

namespace Processing.Cli.Output;

/// <summary>The console for what is no result: diagnostics, progress, faults. It writes to standard error.</summary>
internal static class ErrorConsole
{
    public static IAnsiConsole Create() => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
}
