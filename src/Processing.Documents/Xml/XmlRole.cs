using Processing.Text;

namespace Processing.Documents.Xml;

/// <summary>What an element does to its text.</summary>
/// <param name="Kind">What its blocks are.</param>
/// <param name="Level">Level of a heading; else 0.</param>
/// <param name="EndsLine">Whether it begins and ends a block also inside of text.</param>
/// <param name="Markup">Whether its text is HTML.</param>
internal readonly record struct XmlRole(BlockKind Kind, int Level, bool EndsLine, XmlMarkup Markup);

/// <summary>What the text of an element is written in.</summary>
internal enum XmlMarkup
{
    /// <summary>Text as it stands.</summary>
    None,

    /// <summary>HTML where it has a tag or a character reference.</summary>
    Html,

    /// <summary>HTML where it has a character reference and no tag, as titles of feeds are often written.</summary>
    References,
}
