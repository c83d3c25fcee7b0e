using System.Globalization;
using Processing.Matching.Programs;
using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>Finds where a zone lies: the blocks that its clauses take, and the matches of its patterns.</summary>
internal readonly struct ZoneFinder(DocumentLattice lattice)
{
    // A block's path may be long, and a search in it looks at the budget by itself.
    private const int BlockWork = 8;

    private readonly TokenizedText _text = lattice.Text;

    public ZoneExtent Find(int zone)
    {
        // A zone may be looked for while another one is.
        var work = lattice.TakeZoneWork();
        var clauses = lattice.Program.Program.Zones[zone].Clauses;
        for (var index = 0; index < clauses.Length; index++)
        {
            var automaton = lattice.Program.Zones[zone][index];
            if (automaton is null || lattice.HasStarts(automaton))
            {
                Take(clauses[index], automaton, work);
            }
        }

        var extent = work.IsEmpty ? ZoneExtent.Empty : ToExtent(work);
        lattice.Return(work);
        return extent;
    }

    private void Take(ZoneClause clause, Automaton? automaton, ZoneWork work)
    {
        switch (clause)
        {
            case ZoneClause.Css css:
                TakeSelected(css.Selector, work.Taken, work.Matches);
                break;
            case ZoneClause.InColumn when automaton is not null:
                new CellFinder(lattice, automaton).TakeColumns(work.Taken);
                break;
            case ZoneClause.InRow when automaton is not null:
                new CellFinder(lattice, automaton).TakeRows(work.Taken);
                break;
            case ZoneClause.Labelled when automaton is not null:
                new CellFinder(lattice, automaton).TakeValues(work.Taken, work.Matches);
                break;
            case ZoneClause.Matching when automaton is not null:
                foreach (var (_, match) in lattice.FindAll(automaton))
                {
                    if (match.Tokens.Length > 0)
                    {
                        work.Matches.Add(match.Tokens);
                    }
                }

                break;
            default:
                TakeBlocks(clause, automaton, work.Taken);
                break;
        }
    }

    private void TakeBlocks(ZoneClause clause, Automaton? automaton, Dictionary<int, string> taken)
    {
        // How many blocks were counted so far; whether the zone has begun.
        var (number, begun) = (0, false);
        foreach (var block in lattice.BlocksWithTokens)
        {
            lattice.Budget.Tick(BlockWork);
            var takes = clause switch
            {
                ZoneClause.JsonPath path => JsonPathMatcher.Matches(path.Path, _text.Blocks[block].Path),
                ZoneClause.OfKind kind => _text.Blocks[block].Kind == kind.Kind,
                ZoneClause.Numbered numbered => _text.Blocks[block].Kind != BlockKind.Boilerplate && ++number >= numbered.First && number <= numbered.Last,
                ZoneClause.WholeParagraph when automaton is not null => IsWhole(automaton, block),
                ZoneClause.ParagraphWith when automaton is not null => lattice.Matcher.MatchesInside(automaton, _text.GetBlockTokens(block), _text.GetBlockTokens(block)),
                ZoneClause.FromParagraph when automaton is not null => begun = begun || IsWhole(automaton, block),
                _ => false,
            };
            if (takes)
            {
                taken.TryAdd(block, clause is ZoneClause.JsonPath ? _text.Blocks[block].Path : "");
            }
        }
    }

    private bool IsWhole(Automaton automaton, int block)
    {
        var tokens = _text.GetBlockTokens(block);
        return lattice.Matcher.CanStart(automaton, tokens.Start, tokens.End) && lattice.Matcher.MatchesExactly(automaton, tokens, tokens);
    }

    // Each element is a region of its own: whole blocks as blocks, a part of one as the part it is.
    private void TakeSelected(string selector, Dictionary<int, string> taken, List<TokenSpan> matches)
    {
        var element = 0;
        foreach (var span in _text.Facts.Selections.Where(selection => selection.Selector == selector).SelectMany(selection => selection.Spans))
        {
            element++;
            for (var token = _text.FirstTokenFrom(span.Start); token < _text.Count && _text[token].Span.Start < span.End;)
            {
                var block = _text[token].Block;
                lattice.Budget.Tick(BlockWork);
                var whole = _text.GetBlockTokens(block);
                var end = token;
                while (end < whole.End && _text[end].Span.Start < span.End)
                {
                    end++;
                }

                if (token == whole.Start && end == whole.End)
                {
                    taken.TryAdd(block, string.Create(CultureInfo.InvariantCulture, $"css {element}"));
                }
                else
                {
                    matches.Add(new TokenSpan(token, end));
                }

                token = end;
            }
        }
    }

    private ZoneExtent ToExtent(ZoneWork work)
    {
        var open = false;
        var openPath = "";
        foreach (var block in lattice.BlocksWithTokens)
        {
            if (!work.Taken.TryGetValue(block, out var path))
            {
                open = false;
                continue;
            }

            var tokens = _text.GetBlockTokens(block);
            work.Steps.Add(tokens);
            if (open && path == openPath)
            {
                work.Regions[^1] = new TokenSpan(work.Regions[^1].Start, tokens.End);
            }
            else
            {
                work.Regions.Add(tokens);
            }

            (open, openPath) = (true, path);
        }

        foreach (var match in work.Matches)
        {
            lattice.Budget.Tick();
            if (!work.Taken.ContainsKey(_text[match.Start].Block))
            {
                work.Regions.Add(match);
                work.Steps.Add(match);
            }
        }

        // Of as many regions as tokens each pass takes long, so the cancellation is looked at in all of them.
        StableSort.Sort(work.Regions, static (left, right) => left.Start != right.Start ? left.Start.CompareTo(right.Start) : left.End.CompareTo(right.End), lattice.Budget);
        StableSort.Sort(work.Steps, static (left, right) => left.Start != right.Start ? left.Start.CompareTo(right.Start) : right.End.CompareTo(left.End), lattice.Budget);
        return new ZoneExtent(Distinct(work.Regions, lattice.Budget), [.. work.Steps], lattice.Budget);
    }

    private static TokenSpan[] Distinct(List<TokenSpan> sorted, MatchBudget budget)
    {
        var regions = new TokenSpan[sorted.Count];
        var kept = 0;
        foreach (var region in sorted)
        {
            budget.Tick();
            if (kept == 0 || regions[kept - 1] != region)
            {
                regions[kept++] = region;
            }
        }

        return kept == regions.Length ? regions : regions[..kept];
    }
}
