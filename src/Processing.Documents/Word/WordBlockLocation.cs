using Processing.Text;

namespace Processing.Documents.Word;

/// <summary>Where a block of a file of Word stands: its paragraph, and the code points of the paragraph before it.</summary>
internal sealed record WordBlockLocation(string Part, int Paragraph, int Character) : BlockLocation
{
    public override DocumentLocation Of(TextSpan span, int from, int to) => new WordLocation(Part, Paragraph, Character + from, Character + to);
}
