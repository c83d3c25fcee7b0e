namespace Processing.Text;

/// <summary>What a document can say of itself.</summary>
public enum DocumentPropertyName
{
    /// <summary>Its title.</summary>
    Title = 0,

    /// <summary>Who wrote it; one statement for each person.</summary>
    Author,

    /// <summary>The site or the publisher.</summary>
    Site,

    /// <summary>Its own address.</summary>
    Address,

    /// <summary>When it was published.</summary>
    Published,

    /// <summary>When it was changed last.</summary>
    Modified,

    /// <summary>Its language, a BCP 47 tag.</summary>
    Language,

    /// <summary>What it is about, in a sentence.</summary>
    Description,
}
