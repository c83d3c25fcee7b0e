using System.Globalization;
using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>Finds what stands under, beside or behind a heading: cells of tables by their columns and rows, and the values of labels in tables, lists of terms and lines.</summary>
/// <remarks>Each cell and each stretch of a line is compared with a pattern a bounded number of times, so all of it is linear in the document.</remarks>
/// <param name="lattice">The document.</param>
/// <param name="automaton">What the heading or label must match from end to end; up to three signs at its end may be left out.</param>
internal sealed class CellFinder(DocumentLattice lattice, Automaton automaton)
{
    // Longer ones are sentences.
    private const int LongestLabel = 32;

    // `No.:`, `(Nr.):`; a row of dots that leads to a value is no label.
    private const int MostSigns = 3;
    private const int BlockWork = 8;
    private readonly TokenizedText _text = lattice.Text;

    /// <summary>The cells of columns whose heading matches, without the headings.</summary>
    public void TakeColumns(Dictionary<int, string> taken)
    {
        var columns = new HashSet<(int Table, int Column)>();
        foreach (var block in lattice.Tables.Blocks)
        {
            lattice.Budget.Tick(BlockWork);
            if (lattice.Tables.CellOf(block) is not { } cell)
            {
                continue;
            }

            if (!lattice.Tables.HeadsColumn(cell))
            {
                if (!cell.IsHeader && columns.Contains((cell.Table, cell.Column)))
                {
                    Take(block, taken);
                }
            }
            else if (IsWhole(block))
            {
                columns.Add((cell.Table, cell.Column));
            }
        }
    }

    /// <summary>The cells of rows whose first cell matches, without it.</summary>
    public void TakeRows(Dictionary<int, string> taken)
    {
        foreach (var (row, first) in Rows())
        {
            var heads = row.TakeWhile(block => ColumnOf(block) == first).Any(IsWhole);
            foreach (var block in heads ? row.SkipWhile(block => ColumnOf(block) == first) : [])
            {
                Take(block, taken);
            }
        }
    }

    /// <summary>The values of labels that match.</summary>
    /// <param name="taken">Receives whole blocks.</param>
    /// <param name="matches">Receives parts of lines.</param>
    public void TakeValues(Dictionary<int, string> taken, List<TokenSpan> matches)
    {
        foreach (var (row, _) in Rows())
        {
            var (column, isValue, isLabel) = (-1, false, false);
            foreach (var block in row)
            {
                if (ColumnOf(block) != column)
                {
                    (column, isValue, isLabel) = (ColumnOf(block), isLabel, false);
                }

                if (!isValue)
                {
                    isLabel |= IsWhole(block);
                }
                else if (lattice.Tables.CellOf(block) is { IsHeader: false })
                {
                    Take(block, taken);
                }
            }
        }

        TakeLines(taken, matches);
    }

    private void TakeLines(Dictionary<int, string> taken, List<TokenSpan> matches)
    {
        var isAwaited = false;
        foreach (var block in lattice.BlocksWithTokens)
        {
            lattice.Budget.Tick(BlockWork);
            var isCell = lattice.Tables.CellOf(block) is not null;
            if (isAwaited && !isCell)
            {
                Take(block, taken);
            }

            isAwaited = TakeParts(_text.GetBlockTokens(block), matches) && !isCell;
        }
    }

    // Whether the block ends in a label with a colon and nothing behind it.
    private bool TakeParts(TokenSpan block, List<TokenSpan> matches)
    {
        var isAwaited = false;
        for (var start = block.Start; start < block.End;)
        {
            if (IsBar(start))
            {
                start++;
                continue;
            }

            var end = EndOfPart(start, block.End);
            var part = new TokenSpan(start, end);
            if (isAwaited)
            {
                matches.Add(part);
                isAwaited = false;
            }
            else
            {
                var colon = FindColon(part);
                var label = new TokenSpan(start, colon < 0 ? end : colon);
                if (label.Length > 0 && IsWhole(label, block))
                {
                    isAwaited = colon < 0 ? end < block.End : colon + 1 == end;
                    if (colon >= 0 && colon + 1 < end)
                    {
                        matches.Add(new TokenSpan(colon + 1, end));
                    }

                    if (isAwaited && end == block.End)
                    {
                        return true;
                    }
                }
            }

            start = end;
        }

        return false;
    }

    private int EndOfPart(int start, int end)
    {
        var at = start + 1;
        while (at < end && !IsBar(at) && !IsGap(at))
        {
            at++;
        }

        return at;
    }

    private int FindColon(TokenSpan part)
    {
        for (var token = part.Start; token < Math.Min(part.End, part.Start + LongestLabel + 1); token++)
        {
            if (_text.GetFolded(token) is [(byte)':' or (byte)'='])
            {
                return token;
            }
        }

        return -1;
    }

    private bool IsBar(int token) => _text.GetFolded(token) is [(byte)'|'];

    // White space as wide as what sets columns apart: a tab, or two blanks.
    private bool IsGap(int token)
    {
        var between = new TextSpan(_text[token - 1].Span.End, _text[token].Span.Start);
        if (between.Length < 1)
        {
            return false;
        }

        var bytes = _text.GetBytes(between);
        return bytes.Contains((byte)'\t') || bytes.IndexOf("  "u8) >= 0;
    }

    private IEnumerable<(IReadOnlyList<int> Row, int FirstColumn)> Rows()
    {
        IReadOnlyList<int>? last = null;
        foreach (var block in lattice.Tables.Blocks)
        {
            lattice.Budget.Tick(BlockWork);
            if (lattice.Tables.CellOf(block) is { } cell && lattice.Tables.RowOf(cell) is var row && row != last)
            {
                last = row;
                yield return (row, ColumnOf(row[0]));
            }
        }
    }

    private int ColumnOf(int block) => lattice.Tables.CellOf(block)?.Column ?? 0;

    private bool IsWhole(int block) => IsWhole(_text.GetBlockTokens(block), _text.GetBlockTokens(block));

    // Punctuation at its end may be left out: `Total:`, `Invoice No.:`, each sign as far as the pattern wants.
    private bool IsWhole(TokenSpan label, TokenSpan block)
    {
        if (label.Length > LongestLabel)
        {
            return false;
        }

        for (var signs = 0; !Matches(label, block); signs++)
        {
            if (signs == MostSigns || label.Length == 1 || _text[label.End - 1].Kind != TokenKind.Punctuation)
            {
                return false;
            }

            label = new TokenSpan(label.Start, label.End - 1);
        }

        return true;
    }

    private bool Matches(TokenSpan label, TokenSpan block) =>
        lattice.Matcher.CanStart(automaton, label.Start, block.End) && lattice.Matcher.MatchesExactly(automaton, block, label);

    // Each block is a region of its own, also beside others.
    private static void Take(int block, Dictionary<int, string> taken) => taken.TryAdd(block, string.Create(CultureInfo.InvariantCulture, $"block {block}"));
}
