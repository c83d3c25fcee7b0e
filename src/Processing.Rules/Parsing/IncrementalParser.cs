using System.Collections.Immutable;
using Processing.Rules.Sources;
using Processing.Rules.Syntax;

namespace Processing.Rules.Parsing;

/// <summary>Reads a file again after a change, and only the part of it that the change can reach.</summary>
/// <remarks>
/// The lexer starts afresh at every line break and the slicer at every line that is not indented, so a declaration is a function of its own text.
/// A change reaches the declarations whose text it touches and the one to the left of these, whose end moves when the first touched line no longer
/// starts a declaration. Where that is one word of no keyword, what stands behind the word decides whether it is a clause of the one above whose indent was forgotten, so that one is read too. On the right the part ends where a declaration used to start, with its keyword, if a line still ends there and no trivia are left over; else one more is read.
/// Where the reader does keep something across declarations (a merge conflict, a limit, invalid bytes), the whole file is read.
/// </remarks>
internal static class IncrementalParser
{
    /// <summary>The file after a change; null where all of it must be read.</summary>
    /// <param name="old">The file before the change.</param>
    /// <param name="before">Its text.</param>
    /// <param name="after">The text after the change.</param>
    /// <param name="change">The change.</param>
    /// <param name="limits">The limits that the file was read with.</param>
    /// <param name="cancellation">Whether the caller gave up.</param>
    public static ParsedFile? TryParse(ParsedFile old, string before, SourceText after, TextChange change, CompilationLimits limits, CancellationToken cancellation)
    {
        var declarations = old.Declarations;
        if (declarations.IsEmpty || old.Reuse == ReuseAfterChange.Impossible || after.InvalidAt >= 0)
        {
            return null;
        }

        var touched = CountWhere(declarations, declaration => declaration.End < change.Span.Start);
        var first = Math.Max(0, touched - 1);
        if (first > 0 && declarations[first].Node is SkippedDeclarationSyntax { Keyword: null, Tokens.Length: 1 })
        {
            first--;
        }

        var past = Math.Max(first + 1, CountWhere(declarations, declaration => declaration.Start <= change.Span.End));
        while (true)
        {
            // What starts with no keyword of a declaration may now be a clause of the one above whose indent was forgotten.
            while (past < declarations.Length && declarations[past].Node is SkippedDeclarationSyntax { Keyword: null })
            {
                past++;
            }

            var end = past < declarations.Length ? declarations[past].Start + change.Delta : after.Content.Length;
            var part = new FileParser(after, limits, declarations[first].Start, end, cancellation).ParseRange();
            if (part.Reuse == ReuseAfterChange.Impossible)
            {
                return null;
            }

            if (past >= declarations.Length || EndsAtLineStart(after.Content, end, part))
            {
                return Join(old, before, after, part, first, Math.Min(past, declarations.Length), limits);
            }

            past++;
        }
    }

    private static ParsedFile? Join(ParsedFile old, string before, SourceText after, ParsedFile part, int first, int past, CompilationLimits limits)
    {
        var count = first + part.Declarations.Length + old.Declarations.Length - past;
        if (count > limits.MaxFileDeclarations)
        {
            return null;
        }

        var joined = ImmutableArray.CreateBuilder<ParsedDeclaration>(count);
        for (var i = 0; i < first; i++)
        {
            joined.Add(old.Declarations[i].MovedTo(after, old.Declarations[i].Start));
        }

        AddPart(joined, old.Declarations.AsSpan()[first..past], before, after, part.Declarations);
        var reachesEnd = past == old.Declarations.Length;
        var delta = after.Content.Length - before.Length;
        for (var i = past; i < old.Declarations.Length; i++)
        {
            joined.Add(old.Declarations[i].MovedTo(after, old.Declarations[i].Start + delta));
        }

        return FileChecks.Complete(after, limits, joined.MoveToImmutable(), reachesEnd ? part.EndOfFile : old.EndOfFile, []);
    }

    // What was read again and is as it was stays the same node: at both ends of the part that is likely.
    private static void AddPart(
        ImmutableArray<ParsedDeclaration>.Builder joined, ReadOnlySpan<ParsedDeclaration> old, string before, SourceText after, ImmutableArray<ParsedDeclaration> part)
    {
        var same = Math.Min(old.Length, part.Length);
        var left = 0;
        while (left < same && IsSame(before, old[left], after.Content, part[left]))
        {
            left++;
        }

        var right = 0;
        while (right < same - left && IsSame(before, old[^(right + 1)], after.Content, part[^(right + 1)]))
        {
            right++;
        }

        for (var i = 0; i < part.Length; i++)
        {
            joined.Add(i < left ? old[i].MovedTo(after, part[i].Start)
                : i >= part.Length - right ? old[old.Length - part.Length + i].MovedTo(after, part[i].Start)
                : part[i]);
        }
    }

    private static bool IsSame(string before, ParsedDeclaration old, string after, ParsedDeclaration part) =>
        old.Width == part.Width && before.AsSpan(old.Start, old.Width).SequenceEqual(after.AsSpan(part.Start, part.Width));

    private static bool EndsAtLineStart(string text, int end, ParsedFile part) =>
        part.EndOfFile.LeadingTrivia.Length == 0
        && (end == 0 || text[end - 1] == '\n' || (text[end - 1] == '\r' && !(end < text.Length && text[end] == '\n')));

    // Declarations stand in text order, so those of which this is true come first.
    private static int CountWhere(ImmutableArray<ParsedDeclaration> declarations, Func<ParsedDeclaration, bool> isBefore)
    {
        var (low, high) = (0, declarations.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = isBefore(declarations[middle]) ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
