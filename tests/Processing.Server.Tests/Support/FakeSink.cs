using System.Text;
using System.Text.Json;
using Processing.Server.Auditing;

namespace Processing.Server.Tests.Support;

/// <summary>Keeps the lines of an audit record in memory, unless it is told to be down.</summary>
internal sealed class FakeSink : IAuditSink
{
    private readonly List<JsonElement> _lines = [];
    private volatile bool _isDown;

    public bool IsDown
    {
        get => _isDown;
        set => _isDown = value;
    }

    public IReadOnlyList<JsonElement> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    public long Open() => 0;

    public void Append(ReadOnlySpan<byte> lines)
    {
        if (IsDown)
        {
            throw new IOException("no space left");
        }

        lock (_lines)
        {
            _lines.AddRange(Encoding.UTF8.GetString(lines).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement));
        }
    }

    /// <summary>Every line follows the one before, or tells how many are missing. Gives the number of those that are.</summary>
    public long AssertNoGap()
    {
        var (next, missing) = (0L, 0L);
        foreach (var line in Lines)
        {
            var count = line.GetProperty("kind").GetString() == "audit.dropped" ? line.GetProperty("count").GetInt64() : 1;
            missing += line.GetProperty("kind").GetString() == "audit.dropped" ? count : 0;
            next += count;
            Assert.Equal(next - 1, line.GetProperty("sequence").GetInt64());
        }

        return missing;
    }

    public void Dispose()
    {
    }
}
