namespace Processing.Text;

/// <summary>What part of a document a block is.</summary>
public enum BlockKind
{
    /// <summary>Running text.</summary>
    Paragraph = 0,

    /// <summary>The document's own title.</summary>
    Title,

    /// <summary>A heading inside the document.</summary>
    Heading,

    /// <summary>One item of a list.</summary>
    ListItem,

    /// <summary>One cell of a table.</summary>
    TableCell,

    /// <summary>A string value of structured data, such as JSON.</summary>
    Value,

    /// <summary>Somebody else's words, set apart.</summary>
    Quotation,

    /// <summary>What is written under a picture or over a table.</summary>
    Caption,

    /// <summary>What a page says around its own text: navigation, advertising, other headlines, legal notes.</summary>
    Boilerplate,
}
