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

    // As prlimit and shells end where there is no such program.
    private const int NotFound = 127;

    /// <summary>Reads a PDF.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public static PdfOutput Run(ReadOnlyMemory<byte> pdf, DocumentLimits limits, CancellationToken cancellation)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        time.CancelAfter(TimeSpan.FromSeconds(limits.MaxPdfSeconds));
        try
        {
            using var process = Start(limits);
            try
            {
                // What waits on a pipe may not hear of the token, but hears of the end of the process.
                using var end = time.Token.Register(() => Kill(process));
                var output = TalkAsync(process, pdf, limits, time.Token).GetAwaiter().GetResult();
                time.Token.ThrowIfCancellationRequested();
                return output;
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

    private static Process Start(DocumentLimits limits)
    {
        try
        {
            return Process.Start(StartOf("prlimit", [string.Create(CultureInfo.InvariantCulture, $"--as={limits.MaxPdfMemoryBytes}"), "--core=0", "--", limits.PdfProgram])) ?? throw new Win32Exception();
        }
        catch (Win32Exception)
        {
            return Process.Start(StartOf(limits.PdfProgram, [])) ?? throw new Win32Exception();
        }
    }

    private static ProcessStartInfo StartOf(string program, string[] first)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, CreateNoWindow = true };

        // What they say is looked at, in English.
        start.Environment["LC_ALL"] = "C";
        foreach (var argument in first)
        {
            start.ArgumentList.Add(argument);
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
        var said = Encoding.UTF8.GetString(complaints.Span);
        var isMissing = process.ExitCode == NotFound && said.StartsWith("prlimit: failed to execute", StringComparison.Ordinal);
        return isMissing ? Failed(ReadDiagnostics.NoPdfProgram(limits.PdfProgram)) : new PdfOutput(process.ExitCode, text, said, null);
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

    /// <summary>What becomes of output beyond a bound.</summary>
    private enum Excess
    {
        /// <summary>It is read and forgotten.</summary>
        Dropped,

        /// <summary>Reading stops.</summary>
        Refused,
    }
}
