using System.Globalization;
using System.IO.Compression;
using System.Text;
using Processing.Documents;

namespace Benchmarks;

/// <summary>Pages of HTML from bytes to blocks, on one thread, warm: pages and megabytes a second of CPU time, and memory beside the size of the page.</summary>
internal static class PageBenchmarks
{
    private const int Runs = 7;
    private static readonly long WarmUp = 4_000_000_000;

    /// <summary>Reads the pages of the evaluation data beside the repository, or a made-up one where they are absent.</summary>
    public static void Run()
    {
        var pages = Load();
        var bytes = pages.Sum(page => (long)page.Length);
        for (var began = ThreadClock.Now(); ThreadClock.Now() - began < WarmUp;)
        {
            ReadAll(pages);
        }

        var times = new double[Runs];
        for (var run = 0; run < Runs; run++)
        {
            var began = ThreadClock.Now();
            ReadAll(pages);
            times[run] = (ThreadClock.Now() - began) / 1e9;
        }

        Array.Sort(times);
        var median = times[Runs / 2];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pages.Count} pages, {bytes / 1000.0 / pages.Count:F0} kB each: {pages.Count / median:F0} pages/s, {bytes / median / 1e6:F1} MB/s of CPU time (median of {Runs}; {pages.Count / times[^1]:F0} to {pages.Count / times[0]:F0} pages/s)"));

        var shares = pages.Select(page => (page.Length, Allocated: AllocatedFor(page), Held: HeldBy(page))).OrderBy(page => page.Length).ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"allocated in all, an upper bound of what a page takes: {shares.Sum(page => (double)page.Allocated) / bytes:F1} times the page, at most {shares.Max(page => (double)page.Allocated / page.Length):F1}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"of that held by the document that comes of it: {shares.Sum(page => (double)page.Held) / bytes:F1} times the page, at most {shares.Max(page => (double)page.Held / page.Length):F1}"));
    }

    private static void ReadAll(List<byte[]> pages)
    {
        foreach (var page in pages)
        {
            Read(page);
        }
    }

    private static ReadResult Read(byte[] page)
    {
        var result = DocumentReader.Read(new DocumentInput(page, "text/html"), DocumentLimits.Default);
        return result.Document is null ? throw new InvalidDataException(result.Error?.Message) : result;
    }

    private static long AllocatedFor(byte[] page)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Read(page);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static long HeldBy(byte[] page)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var result = Read(page);
        var after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(result);
        return Math.Max(0, after - before);
    }

    private static List<byte[]> Load()
    {
        if (BenchmarkText.Shared("eval/pages-en/body/ground-truth.json") is { } path)
        {
            return [.. Directory.EnumerateFiles(Path.GetDirectoryName(path) ?? "", "*.html.gz").Order(StringComparer.Ordinal).Select(Unpack)];
        }

        Console.WriteLine("# ../shared/eval/pages-en is absent: figures are of a made-up page");
        var body = string.Concat(Enumerable.Range(0, 60).Select(i => $"<div class=\"part p{i}\"><p>The river rose by {i} cm &amp; the <a href=\"/bridge/{i}\">bridge</a> was shut, said the <em>mayor</em> of the town.</p></div>\n"));
        var menu = string.Concat(Enumerable.Range(0, 200).Select(i => $"<li><a href=\"/topic/{i}\">Topic {i}</a></li>"));
        return [Encoding.UTF8.GetBytes($"<html><head><title>The river</title></head><body><nav><ul>{menu}</ul></nav><h1>The river rose again this week</h1>{body}</body></html>")];
    }

    private static byte[] Unpack(string path)
    {
        using var unpacked = new MemoryStream();
        using var packed = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        packed.CopyTo(unpacked);
        return unpacked.ToArray();
    }
}
