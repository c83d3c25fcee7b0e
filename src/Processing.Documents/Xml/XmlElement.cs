namespace Processing.Documents.Xml;

/// <summary>What the whole document says of one of its elements.</summary>
/// <param name="Index">Which of the elements of its name it is in its parent, from 1.</param>
/// <param name="IsRepeated">Whether its parent has more of the name.</param>
/// <param name="HasText">Whether characters other than white space stand directly in it.</param>
internal readonly record struct XmlElement(int Index, bool IsRepeated, bool HasText);
