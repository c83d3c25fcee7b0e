using System.Text;
using Processing.Text;

namespace Processing.Documents.Tests.Html;

/// <summary>Short ways to read a page and to show what came of it.</summary>
internal static class HtmlCheck
{
    public static Document Read(string page) => ReadCheck.Read(page, "text/html");

    /// <summary>The blocks of a page, each as its structure, a colon and its text.</summary>
    public static string[] Blocks(string page)
    {
        var document = Read(page);
        return [.. document.Blocks.Select((block, i) => $"{document.Details[i].Structure}: {ReadCheck.TextOf(document, block)}")];
    }

    /// <summary>The texts of the blocks that were judged main text.</summary>
    public static string[] MainText(Document document) =>
        [.. document.Blocks.Where(block => block.Kind != BlockKind.Boilerplate).Select(block => ReadCheck.TextOf(document, block))];

    /// <summary>What of the page a stretch of text was written as.</summary>
    public static string SourceOf(Document document, string text)
    {
        var start = document.Text.Span.IndexOf(Encoding.UTF8.GetBytes(text));
        Assert.True(start >= 0, $"`{text}` is not in the text");
        var place = document.Offsets.ToOriginal(new TextSpan(start, start + Encoding.UTF8.GetByteCount(text)));
        return Encoding.UTF8.GetString(document.Content.Span[place.Start..place.End]);
    }
}
