using System.Collections.Immutable;
using Processing.Rules.Diagnostics;
using Processing.Rules.Sources;
using Processing.Rules.Syntax;

namespace Processing.Rules.Parsing;

/// <summary>A declaration at its place in one file. What it is depends on its own text alone.</summary>
/// <param name="Node">The declaration.</param>
/// <param name="Anchor">What its tokens name.</param>
/// <param name="Start">Offset of its first leading trivia.</param>
/// <param name="Width">Its length with all trivia.</param>
/// <param name="Diagnostics">What could not be read, in the order found.</param>
internal readonly record struct ParsedDeclaration(DeclarationSyntax Node, DeclarationAnchor Anchor, int Start, int Width, ImmutableArray<Diagnostic> Diagnostics)
{
    public int End => Start + Width;

    /// <summary>The same declaration in another text, in O(diagnostics).</summary>
    public ParsedDeclaration MovedTo(SourceText source, int start)
    {
        if (Diagnostics.IsEmpty)
        {
            return this with { Start = start };
        }

        var delta = start - Start;
        return this with { Start = start, Diagnostics = [.. Diagnostics.Select(diagnostic => DiagnosticMover.Move(diagnostic, source, delta))] };
    }
}

/// <summary>What one file, or a part of one, was read as.</summary>
/// <param name="Declarations">The declarations; with the end of the file they tile the text.</param>
/// <param name="EndOfFile">The end.</param>
/// <param name="Diagnostics">Of the declarations and of the file as a whole, in text order.</param>
/// <param name="Reuse">Whether declarations can be taken over after a change.</param>
internal sealed record ParsedFile(ImmutableArray<ParsedDeclaration> Declarations, SyntaxToken EndOfFile, ImmutableArray<Diagnostic> Diagnostics, ReuseAfterChange Reuse);

/// <summary>Whether declarations can be taken over after a change.</summary>
internal enum ReuseAfterChange
{
    /// <summary>Each declaration depends on its own text alone.</summary>
    Possible = 0,

    /// <summary>A merge conflict, invalid UTF-8 or too many declarations: what is read depends on text elsewhere.</summary>
    Impossible,
}
