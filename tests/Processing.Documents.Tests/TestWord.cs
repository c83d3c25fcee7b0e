using System.IO.Compression;
using System.Text;

namespace Processing.Documents.Tests;

/// <summary>Writes small files of Word.</summary>
internal static class TestWord
{
    private const string Namespaces = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"";
    private const string Properties = "<dc:title>River &amp; bridge</dc:title><dc:creator>Mina</dc:creator><dcterms:modified>2024-03-05T10:00:00Z</dcterms:modified>";
    private const string Types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>A file with a body and what else is wanted.</summary>
    /// <param name="body">Content of <c>w:body</c>.</param>
    /// <param name="styles">Content of <c>w:styles</c>.</param>
    /// <param name="parts">Other parts: type and content of their root.</param>
    public static byte[] Make(string body, string styles = "", params (string Type, string Content)[] parts) => Make(body, styles, Properties, parts);

    /// <summary>A file that says nothing of itself.</summary>
    public static byte[] MakePlain(string body, string styles) => Make(body, styles, "", []);

    private static byte[] Make(string body, string styles, string properties, (string Type, string Content)[] parts)
    {
        var relations = parts.Select((part, index) => $"<Relationship Id=\"p{index}\" Type=\"{Types}/{part.Type}\" Target=\"{part.Type}{index}.xml\"/>");
        var files = new List<(string Name, string Content)>
        {
            ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
            ("_rels/.rels", Relations($"<Relationship Id=\"m\" Type=\"{Types}/officeDocument\" Target=\"word/document.xml\"/><Relationship Id=\"c\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>")),
            ("word/document.xml", $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document {Namespaces}><w:body>{body}</w:body></w:document>"),
            ("word/_rels/document.xml.rels", Relations($"<Relationship Id=\"s\" Type=\"{Types}/styles\" Target=\"/word/styles.xml\"/><Relationship Id=\"h\" Type=\"{Types}/hyperlink\" Target=\"https://a.example/\" TargetMode=\"External\"/>{string.Concat(relations)}")),
            ("word/styles.xml", $"<w:styles {Namespaces}>{styles}</w:styles>"),
            ("docProps/core.xml", $"<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\" xmlns:dcterms=\"t\">{properties}</cp:coreProperties>"),
        };
        files.AddRange(parts.Select((part, index) => ($"word/{part.Type}{index}.xml", $"<w:part {Namespaces}>{part.Content}</w:part>")));
        return Zip([.. files.Select(file => (file.Name, Encoding.UTF8.GetBytes(file.Content)))]);
    }

    public static byte[] Zip(params (string Name, byte[] Content)[] files)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var stream = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
                stream.Write(content);
            }
        }

        return memory.ToArray();
    }

    /// <summary>A paragraph of one run.</summary>
    public static string Paragraph(string text, string properties = "") =>
        $"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space=\"preserve\">{System.Security.SecurityElement.Escape(text)}</w:t></w:r></w:p>";

    private static string Relations(string content) => $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{content}</Relationships>";
}
