namespace Processing.Documents.Xml;

/// <summary>How often a document breaks those rules of XML that feeds often break without leaving a doubt about their text.</summary>
internal struct XmlTolerance
{
    /// <summary>Bare ampersands and entities of HTML.</summary>
    public int Ampersands { get; set; }

    /// <summary>Control characters, written as they are or as references.</summary>
    public int Controls { get; set; }
}
