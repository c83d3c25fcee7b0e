using System.Collections.Frozen;
using System.Text;

namespace Processing.Documents.Charsets;

/// <summary>The encodings that have a reader: UTF-8, UTF-16 and those of one byte a character, by the labels of the Encoding standard.</summary>
internal sealed record Charset(string Name, CharsetKind Kind, int CodePage)
{
    public static Charset Utf8 { get; } = new("utf-8", CharsetKind.Utf8, 65001);

    public static Charset Utf16Little { get; } = new("utf-16le", CharsetKind.Utf16, 1200);

    public static Charset Utf16Big { get; } = new("utf-16be", CharsetKind.Utf16, 1201);

    public static Charset Windows1256 { get; } = new("windows-1256", CharsetKind.SingleByte, 1256);

    public static Charset Iso8859Arabic { get; } = new("iso-8859-6", CharsetKind.SingleByte, 28596);

    private static readonly FrozenDictionary<string, Charset> Labels = MakeLabels();

    /// <summary>The encoding of a label; null for one without a reader.</summary>
    public static Charset? Find(string label) => Labels.GetValueOrDefault(label.Trim().ToLowerInvariant());

    /// <summary>Whether a label is that of an encoding of several bytes a character which has no reader here, such as <c>shift_jis</c>. Labels that nobody knows are not.</summary>
    public static bool IsOfManyBytes(string label) => Labels.ContainsKey(label.Trim().ToLowerInvariant()) is false && KnownElsewhere(label.Trim()) is { IsSingleByte: false };

    /// <summary>Its decoder, which puts U+FFFD for what is no character.</summary>
    public Encoding ToEncoding()
    {
        var replacement = new DecoderReplacementFallback("\uFFFD");
        return CodePagesEncodingProvider.Instance.GetEncoding(CodePage, EncoderFallback.ReplacementFallback, replacement)
            ?? Encoding.GetEncoding(CodePage, EncoderFallback.ReplacementFallback, replacement);
    }

    private static Encoding? KnownElsewhere(string label)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(label);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // As the standard has it, Latin-1 and ASCII are read as windows-1252; for ASCII that makes no difference, and UTF-8 holds it too.
    private static FrozenDictionary<string, Charset> MakeLabels()
    {
        (string Labels, Charset Charset)[] rows =
        [
            ("utf-8 utf8 unicode-1-1-utf-8 us-ascii ascii", Utf8),
            ("utf-16 utf-16le ucs-2 unicode", Utf16Little),
            ("utf-16be", Utf16Big),
            ("windows-1256 cp1256 x-cp1256", Windows1256),
            ("iso-8859-6 iso8859-6 iso_8859-6 arabic ecma-114 asmo-708", Iso8859Arabic),
            ("windows-1252 cp1252 x-cp1252 iso-8859-1 iso8859-1 iso_8859-1 latin1 l1", new("windows-1252", CharsetKind.SingleByte, 1252)),
            ("windows-1250 cp1250 x-cp1250", new("windows-1250", CharsetKind.SingleByte, 1250)),
            ("windows-1251 cp1251 x-cp1251", new("windows-1251", CharsetKind.SingleByte, 1251)),
            ("windows-1253 cp1253 x-cp1253", new("windows-1253", CharsetKind.SingleByte, 1253)),
            ("windows-1254 cp1254 x-cp1254 iso-8859-9 latin5", new("windows-1254", CharsetKind.SingleByte, 1254)),
            ("windows-1255 cp1255 x-cp1255", new("windows-1255", CharsetKind.SingleByte, 1255)),
            ("windows-1257 cp1257 x-cp1257", new("windows-1257", CharsetKind.SingleByte, 1257)),
            ("windows-1258 cp1258 x-cp1258", new("windows-1258", CharsetKind.SingleByte, 1258)),
            ("iso-8859-2 latin2", new("iso-8859-2", CharsetKind.SingleByte, 28592)),
            ("iso-8859-5", new("iso-8859-5", CharsetKind.SingleByte, 28595)),
            ("iso-8859-7", new("iso-8859-7", CharsetKind.SingleByte, 28597)),
            ("iso-8859-15", new("iso-8859-15", CharsetKind.SingleByte, 28605)),
            ("koi8-r", new("koi8-r", CharsetKind.SingleByte, 20866)),
        ];
        return rows.SelectMany(row => row.Labels.Split(' ').Select(label => KeyValuePair.Create(label, row.Charset))).ToFrozenDictionary(StringComparer.Ordinal);
    }
}
