using System.Diagnostics;
using System.Globalization;
using System.Text;
using Processing.Documents;
using Processing.Pipeline;
using Processing.Server.Hosting;
using Processing.Server.RuleSets;

namespace Processing.Server.Faults.Support;

/// <summary>The engine alone, on the documents that a server is given, in a process of its own that does nothing else.</summary>
internal sealed class EngineLoop : IDisposable
{
    /// <summary>CPU time of a process after which the compiler in the background has made its last version of nearly everything.</summary>
    public static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);

    private readonly Process _process;

    private EngineLoop(Process process) => _process = process;

    /// <summary>Starts the process.</summary>
    /// <param name="count">How many documents.</param>
    /// <param name="bytes">How long each is at least.</param>
    public static EngineLoop Start(int count, int bytes)
    {
        var start = ChildProcesses.Dotnet(["exec", Programs.Faults, "engine", $"{count}", $"{bytes}"]);
        start.RedirectStandardInput = true;
        return new EngineLoop(ChildProcesses.Start(start));
    }

    /// <summary>Extracts for a while, warm.</summary>
    /// <returns>Microseconds of CPU of the process for each document.</returns>
    public async Task<double> MeasureAsync(TimeSpan span)
    {
        await _process.StandardInput.WriteLineAsync(span.TotalSeconds.ToString(CultureInfo.InvariantCulture));
        await _process.StandardInput.FlushAsync();
        return double.Parse(await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("the engine ended"), CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }

    /// <summary>The shipped rules.</summary>
    public static IDocumentExtractor Compile() =>
        RuleSetCompiler.CompileShipped("default", RuleSetCompiler.DefaultFolder, EngineSettings.Default).Extractor ?? throw new InvalidOperationException("the shipped rules do not compile");

    /// <summary>What the process does: for each number of seconds that it reads it extracts so long, and prints the microseconds of its CPU for each document.</summary>
    public static void Run(int count, int bytes)
    {
        var engine = Compile();
        var documents = LoadTexts.Make(count, bytes).Select(text => new DocumentInput(Encoding.UTF8.GetBytes(text), "text/plain")).ToList();
        for (var started = Cpu(); Cpu() - started < WarmUp;)
        {
            _ = Loop(1);
        }

        while (Console.ReadLine() is { } seconds)
        {
            Console.WriteLine(Loop(double.Parse(seconds, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture));
        }

        double Loop(double span)
        {
            var (clock, began, done) = (Stopwatch.StartNew(), Cpu(), 0);
            while (clock.Elapsed.TotalSeconds < span || done < documents.Count)
            {
                engine.Extract(documents[done++ % documents.Count], ExtractionOptions.Default, null, CancellationToken.None);
            }

            return (Cpu() - began).TotalMicroseconds / done;
        }
    }

    private static TimeSpan Cpu()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }
}
