using System.Collections.Immutable;
using Processing.Text;

namespace Processing.Documents.Drafts;

/// <summary>Settles the language, the direction and the place in tables of blocks whose text is complete.</summary>
internal static class DraftBlocks
{
    /// <summary>Finishes the blocks of a document. O(text).</summary>
    /// <param name="document">The document with its text, without its blocks.</param>
    /// <param name="drafts">The blocks, in text order, no more than the limit allows.</param>
    /// <param name="language">What the sender says its language is.</param>
    /// <param name="cancellation">Looked at for each block.</param>
    public static Document Finish(Document document, List<DraftBlock> drafts, TextLanguage language, CancellationToken cancellation)
    {
        var text = document.Text;
        var blocks = new BlockList(language, drafts.Count);
        var details = ImmutableArray.CreateBuilder<BlockDetail>(drafts.Count);
        var tables = new TableHeaders();
        foreach (var draft in drafts)
        {
            tables.Add(draft.Cell, text.Span[draft.Span.Start..draft.Span.End]);
        }

        foreach (var draft in drafts)
        {
            cancellation.ThrowIfCancellationRequested();
            var cell = tables.Of(draft.Cell);
            var structure = draft.Kind == BlockKind.TableCell && cell is null ? BlockKind.Paragraph : draft.Kind;
            var direction = draft.Direction ?? Directions.Of(text.Span[draft.Span.Start..draft.Span.End]);
            blocks.Add(draft.IsBoilerplate ? BlockKind.Boilerplate : structure, draft.Span, draft.Path);
            details.Add(new BlockDetail(structure, direction, draft.Level, cell, draft.IsBoilerplate ? 0 : 1, draft.IsBoilerplate ? "set around each page" : ""));
        }

        var hasPlaces = drafts.Exists(draft => draft.Location is not null);
        return document with
        {
            Blocks = blocks.ToBlocks(text.Span, cancellation),
            Details = details.MoveToImmutable(),
            Locations = hasPlaces ? [.. drafts.Select(draft => draft.Location)] : [],
        };
    }
}
