using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Processing.Text;

namespace Processing.Matching.Anchors;

// What is known of the entries that may start at a token before any is looked for.
internal sealed partial class LexiconHits
{
    // What is known of a token, beside the marks: those of its word; those of parts of its word; and which of the first are so by the word behind it too.
    private const ulong IsRead = 1;
    private const ulong IsShortened = 2;
    private const ulong IsExact = 4;
    private const int BitsBesideMarks = 3;

    // Of a token that was not looked up the marks of the lexicons of which an entry may start there, with bits that no lexicon has. Of one that was, above
    // those bits, where its hits begin: nobody asks what may start there, and as not all of its marks count as known, nobody is told that nothing does.
    private ulong[] _mayStart = [];

    private void SetFirst(int token, int hit) => _mayStart[token] = (ulong)(uint)hit << BitsBesideMarks;

    private int FirstAt(int token) => (int)(_mayStart[token] >> BitsBesideMarks);

    private void Keep(ReadOnlySpan<ulong> marks, DocumentWorkspace workspace, int start)
    {
        for (var index = 0; index < marks.Length; index++)
        {
            if (!workspace.Marks[start + index].IsLookedUp)
            {
                _mayStart[start + index] = marks[index];
            }
        }
    }

    /// <summary>Whether an entry of a lexicon with one of some marks may start at a token that was not looked up. Most tokens begin nothing, and that is known without a look at the phrases.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MayStart(FastProgram program, TokenizedText text, DocumentWorkspace workspace, int token, TokenMarks marks)
    {
        var known = _mayStart[token];
        return (known & marks.Lexicons) == 0
            ? (known & IsShortened) == 0 && ReadWordAndParts(program, text, workspace, token, marks.Lexicons)
            : (known & IsExact) != 0 || ReadExactly(program, text, workspace, token, marks.Lexicons);
    }

    /// <summary>Whether it is known already that no entry of some lexicons starts at a token between two, both included; for more than a few it is not told.</summary>
    public bool NoneMayStart(int first, int last, ulong marks)
    {
        if ((uint)(last - first) >= DocumentWorkspace.ReadTogether)
        {
            return false;
        }

        // Of each token something is left where it has one of the marks, or where not all of them are known.
        var (wanted, shortened) = (Vector256.Create(marks | IsShortened), Vector256.Create(IsShortened));
        var (near, behind) = ((Vector256.Create(_mayStart.AsSpan(first)) & wanted) ^ shortened, (Vector256.Create(_mayStart.AsSpan(first + Vector256<ulong>.Count)) & wanted) ^ shortened);
        var end = Vector256.Create((long)(last - first));
        near &= Vector256.LessThanOrEqual(Vector256.Create(0L, 1, 2, 3), end).AsUInt64();
        behind &= Vector256.LessThanOrEqual(Vector256.Create(4L, 5, 6, 7), end).AsUInt64();
        return (near | behind) == Vector256<ulong>.Zero;
    }

    // The words of a text are read in rows, so that the looks at memory overlap; their letters are looked at one by one.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool ReadWordAndParts(FastProgram program, TokenizedText text, DocumentWorkspace workspace, int token, ulong marks)
    {
        if ((_mayStart[token] & IsRead) == 0)
        {
            ReadRow(program, text, workspace, token - (token % Together));
        }

        if ((_mayStart[token] & marks) == 0)
        {
            _mayStart[token] |= program.Lexicons.ReadShortened(text, token) | IsShortened;
        }

        return (_mayStart[token] & marks) != 0 && ReadExactly(program, text, workspace, token, marks);
    }

    private void ReadRow(FastProgram program, TokenizedText text, DocumentWorkspace workspace, int start)
    {
        Span<ulong> marks = stackalloc ulong[Math.Min(Together, text.Count - start)];
        program.Lexicons.ReadMarks(workspace.Symbols.AsSpan(start, marks.Length), marks);
        foreach (ref var known in marks)
        {
            known |= IsRead;
        }

        Keep(marks, workspace, start);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool ReadExactly(FastProgram program, TokenizedText text, DocumentWorkspace workspace, int token, ulong marks)
    {
        _mayStart[token] = program.Lexicons.MarksAt(text, workspace.Symbols, token) | IsRead | IsShortened | IsExact;
        return (_mayStart[token] & marks) != 0;
    }
}
