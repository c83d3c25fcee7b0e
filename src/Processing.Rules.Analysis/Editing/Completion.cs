using System.Collections.Immutable;
using Processing.Rules.Semantics;
using Processing.Rules.Sources;

namespace Processing.Rules.Analysis.Editing;

/// <summary>What can be written at a place.</summary>
/// <param name="Replaced">The word that is being written, which an item takes the place of; empty where none is begun.</param>
/// <param name="Items">What can be written, whatever of the word is there already; by kind and name.</param>
public sealed record Completion(SourceSpan Replaced, ImmutableArray<CompletionItem> Items);

/// <summary>One thing that can be written.</summary>
/// <param name="Text">What is written.</param>
/// <param name="Kind">What kind of thing it is.</param>
/// <param name="Meaning">What it means; null for words of the language.</param>
public sealed record CompletionItem(string Text, CompletionKind Kind, NameMeaning? Meaning);

/// <summary>What kind of thing can be written.</summary>
public enum CompletionKind
{
    /// <summary>Something with a meaning, which says what it is.</summary>
    Name = 0,

    /// <summary>A word of the language.</summary>
    Keyword,

    /// <summary>A package.</summary>
    Package,

    /// <summary>A value that may stand here: of an enum, or a truth value.</summary>
    Value,
}
