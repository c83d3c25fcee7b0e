namespace Processing.Documents;

/// <summary>Why a document of XML, Markdown, Word or PDF cannot be read, and what is left out of one that can.</summary>
internal static partial class ReadDiagnostics
{
    public static ReadError InvalidXml(ReadOnlySpan<byte> content, int offset, string what) => At(
        "DP5011", "INVALID_XML", content, offset, $"not well-formed XML: {what} at offset {Number(offset)}");

    public static ReadError XmlTooDeep(ReadOnlySpan<byte> content, int offset, int limit) => At(
        "DP5012", "XML_TOO_DEEP", content, offset, $"the XML nests deeper than {Number(limit)} elements at offset {Number(offset)} (`documents.max_element_depth`)");

    public static ReadError EntityNotRead(ReadOnlySpan<byte> content, int offset, string name) => At(
        "DP5013", "ENTITY_NOT_READ", content, offset, $"the entity `{name}` at offset {Number(offset)} is none of XML or HTML; entities that a document declares itself are never read");

    public static ReadNote Tolerated(int count) => new(
        "DP5014", $"{Number(count)} {(count == 1 ? "ampersand is" : "ampersands are")} not XML and read as HTML has it");
}
