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
}
