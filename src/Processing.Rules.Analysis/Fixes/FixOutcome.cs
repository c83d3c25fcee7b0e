using System.Collections.Immutable;
using Processing.Rules.Diagnostics;
using Processing.Rules.Sources;

namespace Processing.Rules.Analysis.Fixes;

/// <summary>What applying fixes gave.</summary>
/// <param name="Texts">The texts that changed.</param>
/// <param name="Applied">The diagnostics whose fixes were applied, in the order given.</param>
public sealed record FixOutcome(ImmutableArray<FixedText> Texts, ImmutableArray<Diagnostic> Applied);

/// <summary>A text with fixes applied.</summary>
/// <param name="Source">The text before.</param>
/// <param name="NewText">The text after.</param>
public sealed record FixedText(SourceText Source, string NewText);
