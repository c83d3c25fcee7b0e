namespace Processing.Documents.Html;

/// <summary>What an element of a page does to the text in it.</summary>
internal enum ElementRole
{
    /// <summary>Part of the line it stands in.</summary>
    Inline,

    /// <summary>Begins and ends a block.</summary>
    Block,

    /// <summary>A heading.</summary>
    Heading,

    /// <summary>An item of a list, or a term or description of one.</summary>
    ListItem,

    /// <summary>Somebody else's words, set apart.</summary>
    Quotation,

    /// <summary>What is written under a picture or over a table.</summary>
    Caption,

    /// <summary>A table.</summary>
    Table,

    /// <summary>A row of a table.</summary>
    Row,

    /// <summary>A cell of a table.</summary>
    Cell,

    /// <summary>Text whose line breaks count.</summary>
    Preformatted,

    /// <summary>Ends a line.</summary>
    LineBreak,

    /// <summary>A link.</summary>
    Link,

    /// <summary>Not text to read: programs, controls, pictures and what is hidden.</summary>
    Skipped,
}
