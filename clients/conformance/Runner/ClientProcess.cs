using System.Diagnostics;
using System.Text;
using Google.Protobuf;
using Processing.Conformance.V1;

namespace Processing.Conformance;

/// <summary>The client program of a language, a process that keeps to the contract of <c>conformance.proto</c>.</summary>
public sealed class ClientProcess : IClientProgram, IAsyncDisposable
{
    private static readonly TimeSpan LongestCase = TimeSpan.FromSeconds(180);
    private readonly ProcessStartInfo _start;
    private Process? _process;

    /// <summary>A program with its arguments. What it writes to standard error goes to that of this process.</summary>
    public ClientProcess(string program, IEnumerable<string> arguments)
    {
        var utf8 = new UTF8Encoding(false);
        _start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, StandardInputEncoding = utf8, StandardOutputEncoding = utf8 };
    }

    /// <inheritdoc/>
    public async Task<CaseResult> RunAsync(Case wanted)
    {
        // One for all cases; another one where it ended in a case before.
        _process ??= Process.Start(_start) ?? throw new IOException($"{_start.FileName} did not start");
        using var limit = new CancellationTokenSource(LongestCase);
        try
        {
            await _process.StandardInput.WriteLineAsync(JsonFormatter.Default.Format(wanted).AsMemory(), limit.Token);
            await _process.StandardInput.FlushAsync(limit.Token);
            if (await _process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                return JsonParser.Default.Parse<CaseResult>(line);
            }
        }
        catch (OperationCanceledException)
        {
            await EndAsync();
            throw new IOException($"no result within {LongestCase.TotalSeconds} seconds");
        }
        catch (InvalidProtocolBufferException broken)
        {
            throw new IOException($"the result is not in the form of `CaseResult`: {broken.Message}", broken);
        }
        catch (IOException)
        {
            // It ended while it was written to, which is said below.
        }

        await EndAsync();
        throw new IOException("the program ended before it gave a result");
    }

    /// <summary>Ends the program.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.StandardInput.Close();
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            await _process.WaitForExitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await EndAsync();
    }

    private async Task EndAsync()
    {
        if (_process is { } process)
        {
            _process = null;
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }
}
