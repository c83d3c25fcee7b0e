using System.Diagnostics;
using System.Text;
using Google.Protobuf;
using Processing.Conformance.V1;

namespace Processing.Conformance;

/// <summary>The client program of a language, a process that keeps to the contract of <c>conformance.proto</c>.</summary>
public sealed class ClientProcess : IClientProgram, IAsyncDisposable
{
    private static readonly TimeSpan LongestCase = TimeSpan.FromSeconds(120);
    private readonly Process _process;

    private ClientProcess(Process process) => _process = process;

    /// <summary>Starts a program. What it writes to standard error goes to that of this process.</summary>
    public static ClientProcess Start(string program, IEnumerable<string> arguments)
    {
        var utf8 = new UTF8Encoding(false);
        var process = new Process
        {
            StartInfo = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, StandardInputEncoding = utf8, StandardOutputEncoding = utf8 },
        };
        process.Start();
        return new ClientProcess(process);
    }

    /// <inheritdoc/>
    public async Task<CaseResult> RunAsync(Case wanted)
    {
        using var limit = new CancellationTokenSource(LongestCase);
        try
        {
            await _process.StandardInput.WriteLineAsync(JsonFormatter.Default.Format(wanted).AsMemory(), limit.Token);
            await _process.StandardInput.FlushAsync(limit.Token);
            var line = await _process.StandardOutput.ReadLineAsync(limit.Token) ?? throw new IOException("the program ended before it gave a result");
            return JsonParser.Default.Parse<CaseResult>(line);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            throw new IOException($"no result within {LongestCase.TotalSeconds} seconds");
        }
        catch (InvalidProtocolBufferException broken)
        {
            throw new IOException($"the result is not in the form of `CaseResult`: {broken.Message}", broken);
        }
    }

    /// <summary>Ends the program.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        await _process.WaitForExitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
