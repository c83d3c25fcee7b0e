using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Text;
using Processing.Documents.Drafts;
using Processing.Documents.Html.Metadata;
using Processing.Text;

namespace Processing.Documents.Html;

/// <summary>Reads pages: the tree as browsers build it, its text in blocks, which of them are the main text, and what the page says of itself.</summary>
internal static class HtmlReader
{
    // As deep as browsers build a tree; what stands deeper is put side by side.
    public const int DeepestTree = 512;

    public static ReadResult Read(DocumentInput input, DocumentLimits limits, CancellationToken cancellation)
    {
        if (input.Content.Length > limits.MaxHtmlBytes)
        {
            return new ReadResult(null, ReadDiagnostics.PageTooLarge(input.Content.Length, limits.MaxHtmlBytes));
        }

        var source = new Utf16Source(input.Content);
        var runs = new HtmlTextRuns(source, cancellation);
        var parser = new HtmlParser(new HtmlParserOptions { DisableElementPositionTracking = true, MaximumDepth = DeepestTree });
        using var tree = parser.ParseDocument<AngleSharp.Dom.Document, Element>(new TextSource(source.Text), runs.Take);
        var text = new DraftText(input.Content);
        var selections = new PageSelections(input.Selectors);
        var walker = new PageWalker(input.Content, runs, text, selections, limits.MaxBlocks, cancellation);
        if (tree.DocumentElement is { } root && !walker.Walk(root))
        {
            return new ReadResult(null, ReadDiagnostics.TooManyBlocks(limits.MaxBlocks));
        }

        var bytes = text.ToBytes();
        var properties = PageProperties.Find(tree, new PageStrings(input.Content, runs));
        var blocks = new BlockList(input.Language, limits.MaxBlocks);
        var details = PageDetails.Of(walker, bytes, properties, blocks);
        var published = LocalDay.First([.. properties.Where(property => property.Name == DocumentPropertyName.Published)], VisibleDate.Find(walker.Blocks, details, bytes));
        properties = [.. properties.Where(property => property.Name < DocumentPropertyName.Published), .. published, .. properties.Where(property => property.Name > DocumentPropertyName.Published)];
        var document = new Document(input.Content, MediaTypes.Html, bytes, text.ToMap(), blocks.ToBlocks(bytes, cancellation))
        {
            Details = details,
            Selections = selections.ToSelections(text.Selected),
            Links = [.. text.Links.Select(link => new DocumentLink(link.Span, walker.Targets[link.Link]))],
        };
        return new ReadResult(FoundProperty.AddTo(document, properties), null);
    }
}
