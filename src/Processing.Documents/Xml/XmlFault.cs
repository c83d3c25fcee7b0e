namespace Processing.Documents.Xml;

/// <summary>Why markup is not well-formed.</summary>
/// <param name="Offset">Where, in bytes of the content.</param>
/// <param name="What">What is wrong there, such as <c>an attribute without a value</c>.</param>
/// <param name="Entity">Name of the entity where one is used that the document would have to declare; else null.</param>
internal sealed record XmlFault(int Offset, string What, string? Entity = null);
