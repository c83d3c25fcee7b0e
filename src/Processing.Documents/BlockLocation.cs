using Processing.Text;

namespace Processing.Documents;

/// <summary>Where a block stands in a document that is no text.</summary>
internal abstract record BlockLocation
{
    private protected BlockLocation()
    {
    }

    /// <summary>Where a part of the block stands.</summary>
    /// <param name="span">The part, in the document's text.</param>
    /// <param name="from">Code points of the block before it.</param>
    /// <param name="to">Code points of the block before its end.</param>
    public abstract DocumentLocation Of(TextSpan span, int from, int to);
}
