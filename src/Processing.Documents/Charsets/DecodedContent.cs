using System.Collections.Immutable;

namespace Processing.Documents.Charsets;

/// <summary>The content of a document, out of its encoding.</summary>
/// <param name="Utf8">The characters, UTF-8, a byte order mark among them; the bytes as given where they are valid UTF-8.</param>
/// <param name="Encoding">The way back to the bytes.</param>
/// <param name="Notes">What had to be repaired.</param>
internal readonly record struct DecodedContent(ReadOnlyMemory<byte> Utf8, ContentEncoding Encoding, ImmutableArray<ReadNote> Notes);
