using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Processing.Server.Auditing;

/// <summary>Prints entries as lines of JSON.</summary>
internal static class AuditLines
{
    // Names in any script stay readable; the lines are never part of a page.
    private static readonly JsonWriterOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One line for each entry, and one before it where others were left out.</summary>
    public static byte[] Print(IEnumerable<AuditEntry> entries)
    {
        var lines = new ArrayBufferWriter<byte>();
        foreach (var entry in entries)
        {
            if (entry.DroppedBefore > 0)
            {
                Line(lines, entry.Sequence - 1, entry.Time, json =>
                {
                    json.WriteString("kind", "audit.dropped");
                    json.WriteNumber("count", entry.DroppedBefore);
                });
            }

            if (entry.Decision is { } decision)
            {
                Line(lines, entry.Sequence, entry.Time, json =>
                {
                    json.WriteString("kind", decision.Kind);
                    json.WriteString("caller", decision.Caller);
                    json.WriteString("tenant", decision.Tenant);
                    json.WriteStartObject("facts");
                    foreach (var (name, value) in decision.Facts)
                    {
                        json.WriteString(name, value);
                    }

                    json.WriteEndObject();
                });
            }
        }

        return lines.WrittenSpan.ToArray();
    }

    private static void Line(ArrayBufferWriter<byte> lines, long sequence, DateTimeOffset time, Action<Utf8JsonWriter> rest)
    {
        using (var json = new Utf8JsonWriter(lines, Format))
        {
            json.WriteStartObject();
            json.WriteNumber("sequence", sequence);
            json.WriteString("time", time.UtcDateTime);
            rest(json);
            json.WriteEndObject();
        }

        lines.Write("\n"u8);
    }
}
