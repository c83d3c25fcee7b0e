using System.Globalization;

namespace Processing.Documents;

/// <summary>Every reason why a document cannot be read: ids DP5001 to DP5039.</summary>
internal static partial class ReadDiagnostics
{
    public const string InvalidJsonId = "DP5005";

    public static ReadError UnsupportedMediaType(string mediaType, IEnumerable<string> known) => new(
        "DP5001",
        "UNSUPPORTED_MEDIA_TYPE",
        $"no reader for media type `{mediaType}`; supported are {string.Join(", ", known.Order(StringComparer.Ordinal).Select(name => $"`{name}`"))}, and none at all to tell by content");

    public static ReadError UnsupportedCharset(string charset) => new(
        "DP5002", "UNSUPPORTED_CHARSET", $"charset `{charset}` is not supported; supported are UTF-8, UTF-16 and charsets of one byte a character, such as windows-1256");

    public static ReadError InvalidUtf8(ReadOnlySpan<byte> content, int offset) => At(
        "DP5003", "INVALID_UTF8", content, offset, $"byte 0x{content[offset]:X2} at offset {Number(offset)} is not valid UTF-8");

    public static ReadError TooLarge(int bytes, int limit) => new(
        "DP5004", "DOCUMENT_TOO_LARGE", $"the document has {Number(bytes)} bytes; the limit is {Number(limit)} bytes (`documents.max_bytes`)");

    public static ReadError PageTooLarge(int bytes, int limit) => new(
        "DP5004", "DOCUMENT_TOO_LARGE", $"the page has {Number(bytes)} bytes; the limit for HTML is {Number(limit)} bytes (`documents.max_html_bytes`)");

    public static ReadError InvalidJson(ReadOnlySpan<byte> content, int offset, string what) => At(
        InvalidJsonId, "INVALID_JSON", content, offset, $"not valid JSON: {what} at offset {Number(offset)}");

    public static ReadError TooDeep(ReadOnlySpan<byte> content, int offset, int limit) => At(
        "DP5006", "JSON_TOO_DEEP", content, offset, $"the JSON nests deeper than {Number(limit)} levels at offset {Number(offset)} (`documents.max_depth`)");

    public static ReadError TooManyBlocks(int limit) => new(
        "DP5007", "TOO_MANY_BLOCKS", $"the document has more than {Number(limit)} blocks (`documents.max_blocks`)");

    public static ReadError PathsTooLong(int limit) => new(
        "DP5008", "PATHS_TOO_LONG", $"the paths of all blocks have more than {Number(limit)} characters together (`documents.max_path_characters`)");

    public static ReadError InvalidUtf16(int offset) => new(
        "DP5009", "INVALID_UTF16", $"the bytes at offset {Number(offset)} are not valid UTF-16: half of a character", offset);

    public static ReadNote Repaired(int count) => new(
        "DP5010", $"{Number(count)} {(count == 1 ? "sequence of bytes is" : "sequences of bytes are")} not valid UTF-8 and read as U+FFFD");

    public static ReadNote HalvesOfPairs(int count) => new(
        "DP5038", $"{Number(count)} {(count == 1 ? "escape is half of a surrogate pair and is" : "escapes are halves of surrogate pairs and are")} read as U+FFFD");

    private static ReadError At(string id, string reason, ReadOnlySpan<byte> content, int offset, string message)
    {
        var (line, column) = LineBreaks.Locate(content, offset);
        return new ReadError(id, reason, message, offset, line, column);
    }

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
