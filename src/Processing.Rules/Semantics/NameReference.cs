using Processing.Rules.Sources;
using Processing.Rules.Syntax;

namespace Processing.Rules.Semantics;

/// <summary>A place where a name stands.</summary>
/// <param name="Location">The place.</param>
/// <param name="Token">The name.</param>
/// <param name="Role">What it does there.</param>
public sealed record NameReference(SourceLocation Location, SyntaxToken Token, NameRole Role);

/// <summary>A place where a name stands, with what it means there.</summary>
/// <param name="Meaning">What it means.</param>
/// <param name="Reference">The place.</param>
public sealed record MeantName(NameMeaning Meaning, NameReference Reference);

/// <summary>What a name does where it stands.</summary>
public enum NameRole
{
    /// <summary>It is used.</summary>
    Use = 0,

    /// <summary>It is declared.</summary>
    Declaration,

    /// <summary>A label that gives a field its value by having its name.</summary>
    Fill,
}
