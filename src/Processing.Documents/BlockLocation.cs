using System.Collections.Immutable;

namespace Processing.Documents;

/// <summary>Where a block stands in a document that is no text, such as a file of Word or a PDF.</summary>
public abstract record BlockLocation
{
    private protected BlockLocation()
    {
    }
}

/// <summary>A place in a file of Word.</summary>
/// <param name="Part">Name of the part in the package, such as <c>word/document.xml</c>.</param>
/// <param name="Paragraph">Number of the paragraph in the part, from 0: of the <c>w:p</c> elements by their start tags, empty ones and those in tables and text boxes counted.</param>
/// <param name="Character">Code points of the paragraph's text before the block, from 0; a tab and a line break are one each.</param>
public sealed record WordLocation(string Part, int Paragraph, int Character) : BlockLocation;

/// <summary>Places in a PDF.</summary>
/// <param name="Page">The page, from 1.</param>
/// <param name="Words">The boxes of the words of the block, in text order.</param>
public sealed record PageLocation(int Page, ImmutableArray<WordBox> Words) : BlockLocation;
