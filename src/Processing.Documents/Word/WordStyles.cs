using System.Globalization;
using System.Xml;
using Processing.Text;

namespace Processing.Documents.Word;

/// <summary>What the styles of a file make of paragraphs.</summary>
/// <remarks>Goes by the name of a style, which is English for the built-in ones also where Word shows it in another language and derives its id from that, by its outline level, and by the styles it is based on.</remarks>
internal sealed class WordStyles
{
    // Word itself refuses longer chains.
    private const int LongestChain = 16;
    private readonly Dictionary<string, Style> _styles = new(StringComparer.Ordinal);

    /// <summary>Reads the part with the styles; null for a file without.</summary>
    public static WordStyles Read(XmlReader? reader)
    {
        var styles = new WordStyles();
        Style? style = null;
        while (reader is not null && reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            var value = reader.GetAttribute("val", reader.NamespaceURI);
            switch (reader.LocalName)
            {
                case "style":
                    style = new Style();
                    styles._styles[reader.GetAttribute("styleId", reader.NamespaceURI) ?? ""] = style;
                    break;
                case "name" when style is not null:
                    style.Name = value ?? "";
                    break;
                case "basedOn" when style is not null:
                    style.Base = value;
                    break;
                case "outlineLvl" when style is not null:
                    style.Outline = value;
                    break;
                case "numId" when style is not null:
                    style.IsList = value is not "0";
                    break;
                default:
                    break;
            }
        }

        return styles;
    }

    /// <summary>What a paragraph of a style is.</summary>
    /// <param name="id">Id of the style; null for none.</param>
    public (BlockKind Kind, int Level) KindOf(string? id)
    {
        var isList = false;
        for (var step = 0; id is not null && step < LongestChain; step++)
        {
            var style = _styles.GetValueOrDefault(id);
            if (ByName(style?.Name ?? id) is { } known)
            {
                return known;
            }

            if (style?.Outline is { } outline && LevelOf(outline) is > 0 and var level)
            {
                return (BlockKind.Heading, level);
            }

            isList |= style?.IsList == true;
            id = style?.Base;
        }

        return (isList ? BlockKind.ListItem : BlockKind.Paragraph, 0);
    }

    /// <summary>Level of a heading, 1 to 6, by an outline level of Word, 0 to 8; 0 for none.</summary>
    public static int LevelOf(string outline) =>
        int.TryParse(outline, NumberStyles.None, CultureInfo.InvariantCulture, out var level) && level < 9 ? Math.Min(level + 1, 6) : 0;

    private static (BlockKind, int)? ByName(string name)
    {
        var plain = name.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        return plain switch
        {
            "title" => (BlockKind.Title, 0),
            "subtitle" => (BlockKind.Heading, 2),
            "quote" or "intensequote" => (BlockKind.Quotation, 0),
            "caption" => (BlockKind.Caption, 0),
            _ when plain.StartsWith("heading", StringComparison.Ordinal) && plain.Length == 8 && char.IsAsciiDigit(plain[7]) && plain[7] != '0' => (BlockKind.Heading, Math.Min(plain[7] - '0', 6)),
            _ => null,
        };
    }

    private sealed class Style
    {
        public string Name { get; set; } = "";

        public string? Base { get; set; }

        public string? Outline { get; set; }

        public bool IsList { get; set; }
    }
}
