using Processing.Text;

namespace Processing.Documents.Html;

/// <summary>The text of an element such as a script, as it stands there, and the way back.</summary>
/// <param name="Utf8">The text.</param>
/// <param name="Offsets">The way to the page's content.</param>
internal sealed record RawText(byte[] Utf8, OffsetMap Offsets);
