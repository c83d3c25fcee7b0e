namespace Processing.Matching.Programs;

/// <summary>What of a property of the document an expression asks for.</summary>
public enum DocumentPart
{
    /// <summary>The value of the most trustworthy statement, typed.</summary>
    Value = 0,

    /// <summary>The values of all statements of the most trustworthy source, a list.</summary>
    All,

    /// <summary>The text of the most trustworthy statement: of a date an ISO 8601 day or moment, of all else as it stands.</summary>
    Text,

    /// <summary>Where the document says so, such as <c>meta article:published_time</c>.</summary>
    Source,
}
