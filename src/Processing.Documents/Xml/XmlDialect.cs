namespace Processing.Documents.Xml;

/// <summary>Which kind of document an XML document is.</summary>
internal enum XmlDialect
{
    /// <summary>Any other.</summary>
    Generic,

    /// <summary>RSS 0.9 to 2.0, with RDF or without.</summary>
    Rss,

    /// <summary>Atom 1.0 and 0.3.</summary>
    Atom,
}
