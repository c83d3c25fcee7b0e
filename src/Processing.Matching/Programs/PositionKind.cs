namespace Processing.Matching.Programs;

/// <summary>A position that a pattern can ask for.</summary>
public enum PositionKind
{
    /// <summary>Before the first token of a sentence.</summary>
    StartOfSentence = 0,

    /// <summary>After the last token of a sentence, or before its closing punctuation.</summary>
    EndOfSentence,

    /// <summary>Before the first token of a block.</summary>
    StartOfParagraph,

    /// <summary>After the last token of a block.</summary>
    EndOfParagraph,

    /// <summary>Before the first token of the document.</summary>
    StartOfDocument,

    /// <summary>After the last token of the document.</summary>
    EndOfDocument,

    /// <summary>Between two tokens with no space between them.</summary>
    Glued,
}
