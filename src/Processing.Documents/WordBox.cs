using Processing.Text;

namespace Processing.Documents;

/// <summary>Where a word stands on a page, in points of 1/72 inch from the upper left corner.</summary>
/// <param name="Span">Its place in the document's text.</param>
/// <param name="Left">Left edge.</param>
/// <param name="Top">Upper edge.</param>
/// <param name="Right">Right edge.</param>
/// <param name="Bottom">Lower edge.</param>
public readonly record struct WordBox(TextSpan Span, double Left, double Top, double Right, double Bottom);
