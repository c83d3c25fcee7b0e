using System.Text;
using Processing.Text;

namespace Processing.Documents.Tests;

/// <summary>Short ways to read a document and to show what came of it.</summary>
internal static class ReadCheck
{
    public static Document Read(byte[] content, string? mediaType = null, DocumentLimits? limits = null, TextLanguage language = TextLanguage.None)
    {
        var result = DocumentReader.Read(new DocumentInput(content, mediaType, language), limits ?? DocumentLimits.Default);
        Assert.Null(result.Error);
        Assert.NotNull(result.Document);
        CheckShape(result.Document);
        return result.Document;
    }

    public static Document Read(string content, string? mediaType = null, DocumentLimits? limits = null) =>
        Read(Encoding.UTF8.GetBytes(content), mediaType, limits);

    public static ReadError Fail(byte[] content, string? mediaType = null, DocumentLimits? limits = null)
    {
        var result = DocumentReader.Read(new DocumentInput(content, mediaType), limits ?? DocumentLimits.Default);
        Assert.Null(result.Document);
        Assert.NotNull(result.Error);
        return result.Error;
    }

    public static ReadError Fail(string content, string? mediaType = null, DocumentLimits? limits = null) =>
        Fail(Encoding.UTF8.GetBytes(content), mediaType, limits);

    public static string TextOf(Document document, TextBlock block) =>
        Encoding.UTF8.GetString(document.Text.Span[block.Span.Start..block.Span.End]);

    public static string[] Blocks(Document document) => [.. document.Blocks.Select(block => TextOf(document, block))];

    public static DocumentLocation? LocationOf(Document document, int block) => document.LocationOf(new UnitIndex(document.Content), document.Blocks[block].Span);

    // What holds for every document: blocks in order, not empty, not overlapping, on character boundaries, without white space at their ends.
    private static void CheckShape(Document document)
    {
        var end = 0;
        foreach (var block in document.Blocks)
        {
            Assert.True(block.Span.Start >= end && block.Span.End > block.Span.Start && block.Span.End <= document.Text.Length);
            var text = TextOf(document, block);
            Assert.Equal(block.Span.Length, Encoding.UTF8.GetByteCount(text));
            Assert.Equal(text.Trim(), text);
            end = block.Span.End;
        }
    }
}
