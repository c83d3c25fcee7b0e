using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Text;
using Processing.Documents.Drafts;
using Processing.Documents.Html;

namespace Processing.Documents.Xml;

/// <summary>Reads HTML that stands in the text of an element, as in feeds, into the text of the whole document.</summary>
/// <remarks>
/// The fragment is a text of its own behind the references of XML. <see cref="DecodedText"/> takes each of its pieces back to the bytes that made it, so that
/// <c>&amp;amp;eacute;</c> is one character of the block and nine or more bytes of the document.
/// </remarks>
internal sealed class HtmlFragment(DraftText text, int limit, CancellationToken cancellation)
{
    // A feed has thousands of fragments; making a parser costs more than reading a short one.
    private readonly HtmlParser _parser = new(new HtmlParserOptions { DisableElementPositionTracking = true, MaximumDepth = HtmlReader.DeepestTree });
    private readonly PageSelections _unselected = new([]);
    private List<DocumentLink> _links = [];

    /// <summary>The links of the fragments read since the last call.</summary>
    public List<DocumentLink> TakeLinks()
    {
        var taken = _links;
        _links = [];
        return taken;
    }

    /// <summary>Reads a fragment.</summary>
    /// <param name="fragment">The fragment.</param>
    /// <param name="left">How many blocks there may be.</param>
    /// <returns>Its blocks; null where there are more.</returns>
    public List<PageBlock>? Read(DecodedText fragment, int left)
    {
        var source = new Utf16Source(fragment.Bytes);
        var runs = new HtmlTextRuns(source, cancellation);
        using var tree = _parser.ParseDocument<AngleSharp.Dom.Document, Element>(new TextSource(source.Text), runs.Take);
        var firstLink = text.Links.Count;
        var walker = new PageWalker(fragment.Bytes, runs, text, _unselected, Math.Min(limit, left), cancellation);
        text.Through = fragment.Translate;
        var isWithin = tree.DocumentElement is not { } root || walker.Walk(root);
        text.Through = null;
        foreach (var (span, link) in text.Links.Skip(firstLink))
        {
            _links.Add(new DocumentLink(span, walker.Targets[link]));
        }

        return isWithin ? walker.Blocks : null;
    }
}
