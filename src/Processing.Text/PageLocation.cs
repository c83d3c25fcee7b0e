using System.Collections.Immutable;

namespace Processing.Text;

/// <summary>A place in a PDF.</summary>
/// <param name="Page">The page, from 1.</param>
/// <param name="Character">Code points of the page's text before the place, from 0; its blocks are joined by line feeds.</param>
/// <param name="EndCharacter">Code points of the page's text before the end of the place.</param>
/// <param name="Boxes">The boxes of the words that it touches, in text order.</param>
public sealed record PageLocation(int Page, int Character, int EndCharacter, ImmutableArray<PageBox> Boxes) : DocumentLocation
{
    /// <summary>Whether another place is the same, box by box.</summary>
    public bool Equals(PageLocation? other) =>
        other is not null && (Page, Character, EndCharacter) == (other.Page, other.Character, other.EndCharacter) && Boxes.AsSpan().SequenceEqual(other.Boxes.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Page, Character, EndCharacter, Boxes.Length);
}
