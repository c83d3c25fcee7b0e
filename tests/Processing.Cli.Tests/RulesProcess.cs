using System.Diagnostics;

namespace Processing.Cli.Tests;

/// <summary>Runs the built command line as its users do: a process of its own.</summary>
internal static class RulesProcess
{
    private static readonly string Assembly = Path.Combine(AppContext.BaseDirectory, "rules.dll");

    /// <summary>Where the shipped rules and sample documents lie beside the program.</summary>
    public static string ShippedRules => Path.Combine(AppContext.BaseDirectory, "rule-packages");

    public static async Task<Outcome> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        process.StandardInput.Close();
        var output = ReadAllAsync(process.StandardOutput.BaseStream);
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Outcome(process.ExitCode, await output, await error);
    }

    public static Process Start(params string[] arguments)
    {
        // A shell that runs the tests in the background has them ignore the interrupt, and what ignores it hands that on: the program would wait for it for ever.
        var start = new ProcessStartInfo(OperatingSystem.IsLinux() ? "env" : "dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        if (OperatingSystem.IsLinux())
        {
            start.ArgumentList.Add("--default-signal=INT");
            start.ArgumentList.Add("dotnet");
        }

        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(Assembly);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["NO_COLOR"] = "1";
        start.Environment["DOTNET_TieredPGO"] = "0";
        return Process.Start(start) ?? throw new InvalidOperationException("the command line did not start");
    }

    private static async Task<byte[]> ReadAllAsync(Stream stream)
    {
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory);
        return memory.ToArray();
    }

    internal sealed record Outcome(int ExitCode, byte[] Output, string Error)
    {
        public string Text => System.Text.Encoding.UTF8.GetString(Output);
    }
}
