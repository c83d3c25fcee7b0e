namespace Processing.Text;

/// <summary>A place in a file of Word.</summary>
/// <param name="Part">Name of the part in the package, such as <c>word/document.xml</c>.</param>
/// <param name="Paragraph">Number of the paragraph in the part, from 0: of the <c>w:p</c> elements by their start tags, empty ones and those in tables and text boxes counted.</param>
/// <param name="Character">Code points of the paragraph's text before the place, from 0; a tab and a line break are one each.</param>
/// <param name="EndCharacter">Code points of the paragraph's text before the end of the place.</param>
public sealed record WordLocation(string Part, int Paragraph, int Character, int EndCharacter) : DocumentLocation;
