using System.Text.Json;

namespace Processing.Server.Auditing;

/// <summary>A file that lines are added to. What a crash or a full disk left of a line is cut off before the next one.</summary>
internal sealed class AuditFile(string path) : IAuditSink
{
    // Longer than any line.
    private const int LastBytes = 64 * 1024;
    private FileStream? _file;
    private long _good;

    /// <inheritdoc/>
    public long Open()
    {
        _file?.Dispose();
        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        var last = new byte[Math.Min(LastBytes, _file.Length)];
        _file.Seek(-last.Length, SeekOrigin.End);
        _file.ReadExactly(last);
        var end = last.AsSpan().LastIndexOf((byte)'\n') + 1;
        _good = _file.Length - last.Length + end;
        var line = end == 0 ? default : last.AsMemory(0, end - 1);
        line = line[(line.Span.LastIndexOf((byte)'\n') + 1)..];
        return Number(line) + 1;
    }

    /// <inheritdoc/>
    public void Append(ReadOnlySpan<byte> lines)
    {
        if (_file is null)
        {
            Open();
        }

        var file = _file ?? throw new IOException("The file is not open.");
        try
        {
            file.SetLength(_good);
            file.Seek(_good, SeekOrigin.Begin);
            file.Write(lines);
            file.Flush(flushToDisk: true);
            _good += lines.Length;
        }
        catch (ArgumentOutOfRangeException tooLong)
        {
            // What .NET makes of EFBIG: the process or the file system allows no longer file.
            Close();
            throw new IOException("The file may not become longer.", tooLong);
        }
        catch (Exception) when (Close())
        {
            throw;
        }
    }

    public void Dispose() => _file?.Dispose();

    // Opened anew at the next attempt: the file may have been moved away to make room.
    private bool Close()
    {
        _file?.Dispose();
        _file = null;
        return true;
    }

    private static long Number(ReadOnlyMemory<byte> line)
    {
        if (line.IsEmpty)
        {
            return -1;
        }

        try
        {
            using var read = JsonDocument.Parse(line);
            return read.RootElement.GetProperty("sequence").GetInt64();
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException("The last line of the audit file is none of an audit record.", wrong);
        }
    }
}
