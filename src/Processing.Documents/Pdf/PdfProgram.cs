using System.Buffers;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Processing.Documents.Pdf;

/// <summary>Runs poppler's <c>pdftotext</c> as a process of its own: what a PDF makes it do stays there.</summary>
/// <remarks>
/// No shell, no file: the PDF goes in and the text comes out by pipes. Where <c>prlimit</c> of util-linux is there it bounds the memory of the program and keeps it from
/// writing a core; elsewhere the memory is not bounded. The process is killed with all that it started when time or output run out or the caller gives up.
/// </remarks>
internal static class PdfProgram
{
    private const int MostComplaints = 4096;

    /// <summary>Reads a PDF.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public static PdfOutput Run(ReadOnlyMemory<byte> pdf, DocumentLimits limits, CancellationToken cancellation)
    {
        if (FindProgram(limits.PdfProgram) is not { } program)
        {
            return Failed(ReadDiagnostics.NoPdfProgram(limits.PdfProgram));
        }

        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        time.CancelAfter(TimeSpan.FromSeconds(limits.MaxPdfSeconds));
        try
        {
            using var process = Process.Start(StartOf(program, limits)) ?? throw new Win32Exception();
            try
            {
                return TalkAsync(process, pdf, limits, time.Token).GetAwaiter().GetResult();
            }
            finally
            {
                Kill(process);
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Failed(ReadDiagnostics.PdfTooSlow(limits.MaxPdfSeconds));
        }
        catch (Win32Exception)
        {
            return Failed(ReadDiagnostics.NoPdfProgram(limits.PdfProgram));
        }
    }

    private static PdfOutput Failed(ReadError error) => new(-1, default, "", error);

    private static ProcessStartInfo StartOf(string program, DocumentLimits limits)
    {
        var limiter = FindProgram("prlimit");
        var start = new ProcessStartInfo(limiter ?? program) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, CreateNoWindow = true };
        if (limiter is not null)
        {
            start.ArgumentList.Add(string.Create(CultureInfo.InvariantCulture, $"--as={limits.MaxPdfMemoryBytes}"));
            start.ArgumentList.Add("--core=0");
            start.ArgumentList.Add("--");
            start.ArgumentList.Add(program);
        }

        foreach (var argument in (string[])["-bbox-layout", "-enc", "UTF-8", "-", "-"])
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

    private static async Task<PdfOutput> TalkAsync(Process process, ReadOnlyMemory<byte> pdf, DocumentLimits limits, CancellationToken cancellation)
    {
        var writing = WriteAsync(process, pdf, cancellation);
        var complaining = ReadAsync(process.StandardError.BaseStream, MostComplaints, Excess.Dropped, cancellation);
        if (await ReadAsync(process.StandardOutput.BaseStream, limits.MaxPdfOutputBytes, Excess.Refused, cancellation).ConfigureAwait(false) is not { } text)
        {
            return Failed(ReadDiagnostics.PdfOutputTooLarge(limits.MaxPdfOutputBytes));
        }

        await writing.ConfigureAwait(false);
        var complaints = await complaining.ConfigureAwait(false) ?? default;
        await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
        return new PdfOutput(process.ExitCode, text, Encoding.UTF8.GetString(complaints.Span), null);
    }

    // A program that ends before it has read all is no fault of ours.
    private static async Task WriteAsync(Process process, ReadOnlyMemory<byte> pdf, CancellationToken cancellation)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(pdf, cancellation).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
        }
    }

    // Null where there is more than is taken.
    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(Stream stream, int most, Excess excess, CancellationToken cancellation)
    {
        var taken = new ArrayBufferWriter<byte>();
        var buffer = new byte[64 * 1024];
        while (await stream.ReadAsync(buffer, cancellation).ConfigureAwait(false) is > 0 and var read)
        {
            var room = Math.Min(read, most - taken.WrittenCount);
            if (room < read && excess == Excess.Refused)
            {
                return null;
            }

            taken.Write(buffer.AsSpan(0, room));
        }

        return taken.WrittenMemory;
    }

    private static void Kill(Process process)
    {
        try
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
        catch (Exception fault) when (fault is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It ended by itself in the meantime.
        }
    }

    private static string? FindProgram(string name)
    {
        if (name.Contains('/', StringComparison.Ordinal) || name.Contains('\\', StringComparison.Ordinal))
        {
            return File.Exists(name) ? name : null;
        }

        var file = OperatingSystem.IsWindows() ? name + ".exe" : name;
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists);
    }

    /// <summary>What becomes of output beyond a bound.</summary>
    private enum Excess
    {
        /// <summary>It is read and forgotten.</summary>
        Dropped,

        /// <summary>Reading stops.</summary>
        Refused,
    }
}
