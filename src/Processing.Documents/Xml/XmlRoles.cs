using System.Collections.Frozen;
using Processing.Text;

namespace Processing.Documents.Xml;

/// <summary>Tells what elements are: those of feeds by their standards, others by names that many vocabularies share.</summary>
internal static class XmlRoles
{
    private static readonly XmlRole Value = new(BlockKind.Value, 0, EndsLine: false, XmlMarkup.None);
    private static readonly XmlRole FeedTitle = new(BlockKind.Title, 0, EndsLine: true, XmlMarkup.References);
    private static readonly XmlRole FeedText = new(BlockKind.Paragraph, 0, EndsLine: true, XmlMarkup.Html);
    private static readonly FrozenDictionary<string, XmlRole> Generic = MakeRoles();

    /// <summary>The dialect of a document by the name of its root.</summary>
    public static XmlDialect DialectOf(string root) => root switch
    {
        "rss" or "rdf:RDF" or "RDF" => XmlDialect.Rss,
        "feed" => XmlDialect.Atom,
        _ => XmlDialect.Generic,
    };

    /// <summary>The role of an element.</summary>
    /// <param name="dialect">What the document is.</param>
    /// <param name="parent">Name of the element around it; empty for the root.</param>
    /// <param name="name">Its name as written.</param>
    /// <param name="type">Its attribute <c>type</c>, which Atom uses; null without.</param>
    public static XmlRole Of(XmlDialect dialect, string parent, string name, string? type)
    {
        var own = (dialect, parent, name) switch
        {
            (XmlDialect.Rss, "channel" or "item", "title") => FeedTitle,
            (XmlDialect.Rss, "channel" or "item", "description" or "content:encoded") => FeedText,
            (XmlDialect.Atom, "feed" or "entry", "title") => type is "html" ? FeedTitle with { Markup = XmlMarkup.Html } : FeedTitle with { Markup = XmlMarkup.None },
            (XmlDialect.Atom, "feed" or "entry", "subtitle" or "summary" or "content") => FeedText with { Markup = type is "html" or "text/html" ? XmlMarkup.Html : XmlMarkup.None },
            _ => (XmlRole?)null,
        };
        return own ?? Generic.GetValueOrDefault(name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..], Value);
    }

    // Names of HTML, DocBook, JATS, NITF, TEI and many of somebody's own.
    private static FrozenDictionary<string, XmlRole> MakeRoles()
    {
        (BlockKind Kind, int Level, string Names)[] groups =
        [
            (BlockKind.Title, 0, "title headline"),
            (BlockKind.Heading, 1, "h1 hl1"),
            (BlockKind.Heading, 2, "h2 hl2 subtitle subheadline"),
            (BlockKind.Heading, 3, "h3"),
            (BlockKind.Heading, 4, "h4"),
            (BlockKind.Heading, 5, "h5"),
            (BlockKind.Heading, 6, "h6"),
            (BlockKind.Heading, 0, "head heading bridgehead"),
            (BlockKind.Paragraph, 0, "p para simpara paragraph div section body article lead abstract br"),
            (BlockKind.ListItem, 0, "li listitem dt dd"),
            (BlockKind.Quotation, 0, "blockquote quote quotation disp-quote"),
            (BlockKind.Caption, 0, "caption figcaption"),
            (BlockKind.TableCell, 0, "td th cell"),
            (BlockKind.Value, 0, "tr row table ul ol list"),
        ];
        return groups
            .SelectMany(group => group.Names.Split(' ').Select(name => KeyValuePair.Create(name, new XmlRole(group.Kind, group.Level, EndsLine: true, XmlMarkup.None))))
            .ToFrozenDictionary(StringComparer.Ordinal);
    }
}
