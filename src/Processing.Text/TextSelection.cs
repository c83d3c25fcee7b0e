using System.Collections.Immutable;

namespace Processing.Text;

/// <summary>What a selector of a markup language finds in a document.</summary>
/// <param name="Selector">The selector, such as <c>article .byline</c>.</param>
/// <param name="Spans">The text of each element that it finds, in text order; elements without text are left out.</param>
public sealed record TextSelection(string Selector, ImmutableArray<TextSpan> Spans);
