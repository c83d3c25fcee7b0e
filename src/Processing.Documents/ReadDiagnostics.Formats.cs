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

    public static ReadError MarkdownTooDeep(ReadOnlySpan<byte> content, int? offset)
    {
        const string Message = "the Markdown nests quotations and lists, or brackets, deeper than 64 on a line or 128 in all";
        return offset is { } at
            ? At("DP5015", "MARKDOWN_TOO_DEEP", content, at, $"{Message}, at offset {Number(at)}")
            : new ReadError("DP5015", "MARKDOWN_TOO_DEEP", Message);
    }

    public static ReadNote MarksNotRead(int count) => new(
        "DP5016", $"{Number(count)} {(count == 1 ? "block has" : "blocks have")} too many marks of emphasis and links, and {(count == 1 ? "is" : "are")} read as written");
}
