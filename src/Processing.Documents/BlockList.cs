using System.Collections.Immutable;
using Processing.Text;

namespace Processing.Documents;

/// <summary>Collects the blocks of a document and tells the language of each.</summary>
/// <remarks>A short block tells little, so blocks below <see cref="JudgedLetters"/> letters take the language of the whole.</remarks>
internal sealed class BlockList(TextLanguage given, int limit)
{
    private const int JudgedLetters = 40;
    private readonly ImmutableArray<TextBlock>.Builder _blocks = ImmutableArray.CreateBuilder<TextBlock>();

    public bool IsFull => _blocks.Count >= limit;

    public void Add(BlockKind kind, TextSpan span, string path) => _blocks.Add(new TextBlock(kind, span, path, given));

    public ImmutableArray<TextBlock> ToBlocks(ReadOnlySpan<byte> text, CancellationToken cancellation)
    {
        if (given == TextLanguage.None)
        {
            var document = LanguageDetector.Detect(text);
            for (var i = 0; i < _blocks.Count; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                var block = _blocks[i];
                var own = LanguageDetector.Detect(text[block.Span.Start..block.Span.End], JudgedLetters);
                _blocks[i] = block with { Language = own == TextLanguage.None ? document : own };
            }
        }

        return _blocks.DrainToImmutable();
    }
}
