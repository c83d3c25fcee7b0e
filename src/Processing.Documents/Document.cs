using System.Collections.Immutable;
using Processing.Text;

namespace Processing.Documents;

/// <summary>A document as a reader gives it: its text in blocks, and the way back to the document as given. Immutable.</summary>
/// <param name="Original">The document as given.</param>
/// <param name="MediaType">What it was read as, such as <c>text/plain</c> or <c>application/json</c>.</param>
/// <param name="Text">Its text, UTF-8; the same memory as <paramref name="Original"/> where the text is the document.</param>
/// <param name="Offsets">The way from text to original.</param>
/// <param name="Blocks">The blocks of the text, in text order.</param>
public sealed record Document(
    ReadOnlyMemory<byte> Original,
    string MediaType,
    ReadOnlyMemory<byte> Text,
    OffsetMap Offsets,
    ImmutableArray<TextBlock> Blocks);
