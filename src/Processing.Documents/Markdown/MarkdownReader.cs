using Markdig;
using Markdig.Extensions.Yaml;
using Markdig.Parsers;
using Markdig.Syntax;
using Processing.Documents.Drafts;
using Processing.Text;

namespace Processing.Documents.Markdown;

/// <summary>Reads Markdown: CommonMark with pipe tables, strikethrough, task lists, bare links and front matter, by Markdig.</summary>
internal static class MarkdownReader
{
    public static ReadResult Read(DocumentInput input, int start, DocumentLimits limits, CancellationToken cancellation)
    {
        if (input.Content.Length > limits.MaxMarkdownBytes)
        {
            return new ReadResult(null, ReadDiagnostics.MarkdownTooLarge(input.Content.Length, limits.MaxMarkdownBytes));
        }

        var source = new Utf16Source(input.Content[start..]);
        if (MarkdownGuard.FindTooDeep(source.Text) is >= 0 and var deep)
        {
            return new ReadResult(null, ReadDiagnostics.MarkdownTooDeep(input.Content.Span, start + source.ToContent(deep)));
        }

        var guard = new MarkdownGuard(input.Content.Length, cancellation);
        if (Parse(source.Text, guard) is not { } tree)
        {
            return new ReadResult(null, ReadDiagnostics.MarkdownTooDeep(input.Content.Span, null));
        }

        var places = new MarkdownSource(source, start);
        var writer = new MarkdownWriter(input.Content, places, limits, cancellation);
        if (!writer.Write(tree))
        {
            return new ReadResult(null, ReadDiagnostics.TooManyBlocks(limits.MaxBlocks));
        }

        SetTitle(writer.Blocks);
        var document = new Document(input.Content, MediaTypes.Markdown, writer.Text.ToBytes(), writer.Text.ToMap(), [])
        {
            Links = [.. writer.Links],
            Notes = guard.Skipped > 0 ? [ReadDiagnostics.MarksNotRead(guard.Skipped)] : [],
        };
        var finished = DraftBlocks.Finish(document, writer.Blocks, input.Language, cancellation);
        return new ReadResult(FoundProperty.AddTo(finished, PropertiesOf(tree, places)), null);
    }

    // Null where blocks nest deeper than Markdig goes.
    private static MarkdownDocument? Parse(string text, MarkdownGuard guard)
    {
        var builder = new MarkdownPipelineBuilder().UsePipeTables().UseYamlFrontMatter().UseAutoLinks().UseEmphasisExtras().UseTaskLists().UsePreciseSourceLocation();
        builder.BlockParsers.Replace<ParagraphBlockParser>(guard.Paragraphs);
        foreach (var parser in builder.BlockParsers)
        {
            parser.Closed += (_, block) => Look(guard, block);
        }

        try
        {
            return Markdig.Markdown.Parse(text, builder.Build());
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static void Look(MarkdownGuard guard, Block block)
    {
        if (block is LeafBlock leaf)
        {
            guard.Look(leaf);
        }
    }

    // The only heading of the first level is what the document is called.
    private static void SetTitle(List<DraftBlock> blocks)
    {
        var first = blocks.FindIndex(block => block is { Kind: BlockKind.Heading, Level: 1 });
        if (first >= 0 && blocks.FindIndex(first + 1, block => block is { Kind: BlockKind.Heading, Level: 1 }) < 0)
        {
            blocks[first] = blocks[first] with { Kind = BlockKind.Title };
        }
    }

    private static List<FoundProperty> PropertiesOf(MarkdownDocument tree, MarkdownSource source) => tree.Count > 0 && tree[0] is YamlFrontMatterBlock matter
        ? FrontMatter.Read(Enumerable.Range(0, matter.Lines.Count).Select(i => matter.Lines.Lines[i].Slice).Select(line => (line.ToString(), line.Start)), source)
        : [];
}
