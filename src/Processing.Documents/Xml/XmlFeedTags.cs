using Processing.Text;

namespace Processing.Documents.Xml;

/// <summary>Collects what the tags of a document say of it, beside its text: its language, and the address of an Atom feed.</summary>
internal static class XmlFeedTags
{
    public static void Collect(List<FoundProperty> properties, XmlDialect dialect, XmlFrame? parent, string name, ReadOnlySpan<byte> tag)
    {
        if (parent is null)
        {
            Add(properties, DocumentPropertyName.Language, XmlAttributes.Find(tag, "xml:lang"), "xml:lang");
        }
        else if (dialect == XmlDialect.Atom && parent.Parent is null && name == "link" && XmlAttributes.Find(tag, "rel") is null or "alternate")
        {
            Add(properties, DocumentPropertyName.Address, XmlAttributes.Find(tag, "href"), "feed/link");
        }
    }

    private static void Add(List<FoundProperty> properties, DocumentPropertyName name, string? value, string source)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            properties.Add(new FoundProperty(name, value.Trim(), source, null));
        }
    }
}
