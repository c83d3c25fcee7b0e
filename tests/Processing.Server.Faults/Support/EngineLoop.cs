using System.Diagnostics;
using System.Globalization;
using System.Text;
using Processing.Documents;
using Processing.Pipeline;
using Processing.Server.Hosting;
using Processing.Server.RuleSets;

namespace Processing.Server.Faults.Support;

/// <summary>The engine alone, on the documents that a server is given, in a process of its own.</summary>
internal static class EngineLoop
{
    /// <summary>CPU time of a process after which the compiler in the background has made its last version of nearly everything.</summary>
    public static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);

    /// <summary>Extracts for a while, and prints the microseconds of CPU of this process for each document, warm.</summary>
    public static void Run(int count, int bytes, double seconds)
    {
        var engine = RuleSetCompiler.CompileShipped("default", RuleSetCompiler.DefaultFolder, EngineSettings.Default).Extractor ?? throw new InvalidOperationException("the shipped rules do not compile");
        var documents = LoadTexts.Make(count, bytes).Select(text => new DocumentInput(Encoding.UTF8.GetBytes(text), "text/plain")).ToList();
        var started = Cpu();
        do
        {
            _ = Loop(seconds);
        }
        while (Cpu() - started < WarmUp);
        Console.WriteLine(Loop(seconds).ToString(CultureInfo.InvariantCulture));

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
