namespace Processing.Rules.Sources;

/// <summary>A place in a source text as people count it.</summary>
/// <param name="Line">Line, counted from 1.</param>
/// <param name="Column">Code point in the line, counted from 1.</param>
public readonly record struct LinePosition(int Line, int Column);
