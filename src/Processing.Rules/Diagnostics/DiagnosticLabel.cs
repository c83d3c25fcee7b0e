using Processing.Rules.Sources;

namespace Processing.Rules.Diagnostics;

/// <summary>A marked place and what is said of it.</summary>
/// <param name="Location">The place.</param>
/// <param name="Text">What is there; empty for no more than the mark.</param>
public sealed record DiagnosticLabel(SourceLocation Location, string Text);
