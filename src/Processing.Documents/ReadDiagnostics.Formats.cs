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

    public static ReadNote Ampersands(int count) => new(
        "DP5014", $"{Number(count)} {(count == 1 ? "ampersand is" : "ampersands are")} not XML and read as HTML has it");

    public static ReadNote ControlCharacters(int count) => new(
        "DP5036", $"{Number(count)} control {(count == 1 ? "character is" : "characters are")} not XML and {(count == 1 ? "is" : "are")} read as written");

    public static ReadNote BehindFeed(int bytes) => new(
        "DP5037", $"{Number(bytes)} {(bytes == 1 ? "byte" : "bytes")} behind the end of the feed {(bytes == 1 ? "is" : "are")} not read");

    public static ReadError MarkdownTooDeep(ReadOnlySpan<byte> content, int? offset)
    {
        const string Message = "the Markdown nests quotations and lists, or brackets, deeper than 64 on a line or 128 in all";
        return offset is { } at
            ? At("DP5015", "MARKDOWN_TOO_DEEP", content, at, $"{Message}, at offset {Number(at)}")
            : new ReadError("DP5015", "MARKDOWN_TOO_DEEP", Message);
    }

    public static ReadError MarkdownTooLarge(int bytes, int limit) => new(
        "DP5034", "MARKDOWN_TOO_LARGE", $"the Markdown has {Number(bytes)} bytes, more than {Number(limit)} (`documents.max_markdown_bytes`)");

    public static ReadNote MarksNotRead(int count) => new(
        "DP5016", $"{Number(count)} {(count == 1 ? "block has" : "blocks have")} too many marks of emphasis, links or headings, and {(count == 1 ? "is" : "are")} read as written");

    public static ReadError InvalidWord(string what) => new("DP5017", "INVALID_WORD_FILE", $"not a file of Word that can be read: {what}");

    public static ReadError OfficeEncrypted() => new("DP5018", "OFFICE_FILE_ENCRYPTED", "the file of Office is encrypted; save it without a password");

    public static ReadError OldOffice() => new("DP5019", "OLD_OFFICE_FILE", "the file is of an Office before 2007 (.doc, .xls, .ppt); save it as .docx");

    public static ReadError OtherArchive() => new("DP5020", "ARCHIVE_NOT_WORD", "the ZIP archive holds no document of Word; of archives only .docx has a reader");

    public static ReadError TooManyEntries(int limit) => new(
        "DP5021", "ARCHIVE_TOO_MANY_ENTRIES", $"the archive has more than {Number(limit)} entries (`documents.max_archive_entries`)");

    public static ReadError ArchiveTooLarge(int limit) => new(
        "DP5022", "ARCHIVE_TOO_LARGE", $"the parts of the archive that are read have more than {Number(limit)} bytes unpacked (`documents.max_archive_bytes`)");

    public static ReadError ArchiveSwells(int limit) => new(
        "DP5023", "ARCHIVE_SWELLS", $"a part of the archive unpacks to more than {Number(limit)} bytes for each byte packed (`documents.max_archive_ratio`)");

    public static ReadNote WordLeftOut(int comments, int deletions)
    {
        var left = string.Join(" and ", new[] { Count(comments, "comment"), Count(deletions, "tracked deletion") }.Where(what => what.Length > 0));
        return new ReadNote("DP5024", $"{left} {(comments + deletions == 1 ? "is" : "are")} not read");
    }

    private static string Count(int count, string what) => count == 0 ? "" : $"{Number(count)} {what}{(count == 1 ? "" : "s")}";

    public static ReadError WordTooDeep(string part, int limit) => new(
        "DP5025", "WORD_TOO_DEEP", $"the part `{part}` nests deeper than {Number(limit)} elements (`documents.max_element_depth`)");
}
