using Processing.Text;

namespace Processing.Documents.Html;

/// <summary>A block of a page before its kind and its worth are settled.</summary>
/// <param name="Owner">The innermost element that begins and ends blocks around it.</param>
/// <param name="Span">Its place in the text.</param>
/// <param name="Kind">What the elements around it make of it.</param>
/// <param name="Level">Level of a heading, 1 to 6; else 0.</param>
/// <param name="Characters">Its code points.</param>
/// <param name="LinkCharacters">Those that stand in links.</param>
/// <param name="FirstLink">Code points of the link that it begins with; 0 where it begins otherwise.</param>
internal sealed record PageBlock(PageNode Owner, TextSpan Span, BlockKind Kind, int Level, int Characters, int LinkCharacters, int FirstLink);
