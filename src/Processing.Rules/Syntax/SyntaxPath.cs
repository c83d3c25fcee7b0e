using System.Collections.Immutable;
using Processing.Rules.Sources;

namespace Processing.Rules.Syntax;

/// <summary>A token and the nodes it stands in, made on demand where positions and parents are wanted.</summary>
/// <param name="Token">The token.</param>
/// <param name="Span">Its place, without trivia.</param>
/// <param name="Ancestors">The nodes around it, the declaration first; empty for the end of the file.</param>
public sealed record SyntaxPath(SyntaxToken Token, SourceSpan Span, ImmutableArray<SyntaxNode> Ancestors);
