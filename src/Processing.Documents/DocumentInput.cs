using System.Collections.Immutable;
using Processing.Text;

namespace Processing.Documents;

/// <summary>A document on its way in.</summary>
/// <param name="Content">Its bytes.</param>
/// <param name="MediaType">What the sender says it is; null or empty to tell by content.</param>
/// <param name="Language">What the sender says its language is; <see cref="TextLanguage.None"/> to tell by content, block by block.</param>
public sealed record DocumentInput(ReadOnlyMemory<byte> Content, string? MediaType = null, TextLanguage Language = TextLanguage.None)
{
    /// <summary>CSS selectors to look for in a page; <see cref="Document.Selections"/> holds what they find. Other formats have no elements.</summary>
    public ImmutableArray<string> Selectors { get; init; } = [];
}
