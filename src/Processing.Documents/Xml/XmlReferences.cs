using System.Globalization;
using System.Text;
using AngleSharp.Html;

namespace Processing.Documents.Xml;

/// <summary>Reads references: <c>&amp;#x627;</c>, the five entities that XML knows, and those of HTML, which feeds use without right.</summary>
/// <remarks>Entities that a document declares itself are never read: expanding them is what entity bombs are made of.</remarks>
internal static class XmlReferences
{
    // The longest name of the HTML standard's table has 31 letters; numbers with more leading zeros than this are nobody's.
    private const int Longest = 64;

    /// <summary>Reads the reference at an ampersand.</summary>
    /// <param name="utf8">Text that begins with the ampersand.</param>
    /// <param name="reference">What was read; length 0 where the ampersand is no reference and stands for itself.</param>
    /// <returns>What is wrong with it; null where nothing is.</returns>
    public static XmlFault? Read(ReadOnlySpan<byte> utf8, out XmlReference reference)
    {
        reference = new XmlReference(0, "&", IsKnown: false);
        var head = utf8[1..Math.Min(utf8.Length, Longest)];
        return head is [(byte)'#', ..] ? ReadNumber(head[1..], ref reference) : ReadName(head, ref reference);
    }

    private static XmlFault? ReadNumber(ReadOnlySpan<byte> digits, ref XmlReference reference)
    {
        var isHex = digits is [(byte)'x', ..];
        digits = isHex ? digits[1..] : digits;
        var length = digits.IndexOf((byte)';');
        if (length <= 0 || !long.TryParse(digits[..length], isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            return null;
        }

        if (value is < 0 or > 0x10FFFF || !(XmlCharacters.IsAllowed((int)value) || XmlCharacters.IsControl((int)value)))
        {
            return new XmlFault(0, "a reference to what is no character");
        }

        reference = new XmlReference(length + (isHex ? 4 : 3), new Rune((int)value).ToString(), XmlCharacters.IsAllowed((int)value));
        return null;
    }

    private static XmlFault? ReadName(ReadOnlySpan<byte> head, ref XmlReference reference)
    {
        var length = XmlCharacters.MeasureName(head);
        if (length == 0 || length == head.Length || head[length] != (byte)';')
        {
            return null;
        }

        var name = Encoding.UTF8.GetString(head[..length]);
        var known = name switch
        {
            "amp" => "&",
            "lt" => "<",
            "gt" => ">",
            "quot" => "\"",
            "apos" => "'",
            _ => null,
        };
        if ((known ?? HtmlEntityProvider.Resolver.GetSymbol(name + ";")) is not { } text)
        {
            return new XmlFault(0, $"a reference to `{name}`", name);
        }

        reference = new XmlReference(length + 2, text, known is not null);
        return null;
    }
}

/// <summary>A reference as read.</summary>
/// <param name="Length">Bytes from the ampersand to the semicolon; 0 for an ampersand that stands for itself.</param>
/// <param name="Text">What it stands for.</param>
/// <param name="IsKnown">Whether XML itself allows it.</param>
internal readonly record struct XmlReference(int Length, string Text, bool IsKnown)
{
    /// <summary>Whether it stands for a control character, which XML has no way to write.</summary>
    public bool IsControl => XmlCharacters.IsControl(Text[0]);
}
