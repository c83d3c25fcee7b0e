namespace Processing.Documents.Xml;

/// <summary>What a stretch of markup is.</summary>
internal enum XmlTokenKind
{
    /// <summary>Comments, processing instructions and the document type: nothing to read.</summary>
    Other,

    /// <summary>Opens an element.</summary>
    StartTag,

    /// <summary>Opens and closes an element.</summary>
    EmptyTag,

    /// <summary>Closes an element.</summary>
    EndTag,

    /// <summary>Characters and references.</summary>
    Text,

    /// <summary>Characters that are all meant as they stand.</summary>
    CData,
}
