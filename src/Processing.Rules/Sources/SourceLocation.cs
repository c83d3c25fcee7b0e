namespace Processing.Rules.Sources;

/// <summary>A range of one source.</summary>
/// <param name="Source">The source.</param>
/// <param name="Span">The range.</param>
public sealed record SourceLocation(SourceText Source, SourceSpan Span)
{
    /// <summary>Where it starts.</summary>
    public LinePosition Start => Source.GetPosition(Span.Start);

    /// <summary>Where it ends.</summary>
    public LinePosition End => Source.GetPosition(Span.End);

    /// <summary>The marked text.</summary>
    public string Text => Source.Content.Substring(Span.Start, Span.Length);
}
