using System.Globalization;
using Processing.Matching.Programs;
using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>Finds where a zone lies: the blocks that its clauses take, and the matches of its patterns.</summary>
internal sealed class ZoneFinder(DocumentLattice lattice)
{
    // A block's path may be long, and a search in it looks at the budget by itself.
    private const int BlockWork = 8;

    private readonly TokenizedText _text = lattice.Text;

    public ZoneExtent Find(int zone)
    {
        var definition = lattice.Program.Program.Zones[zone];

        // For each block taken: its path where a JSON path took it, else an empty text. Blocks of different paths are different regions.
        var taken = new Dictionary<int, string>();
        var matches = new List<TokenSpan>();
        for (var index = 0; index < definition.Clauses.Length; index++)
        {
            var automaton = lattice.Program.Zones[zone][index];
            if (automaton is not null && !lattice.HasStarts(automaton))
            {
                continue;
            }

            switch (definition.Clauses[index])
            {
                case ZoneClause.JsonPath path:
                    Take(taken, block => JsonPathMatcher.Matches(path.Path, _text.Blocks[block].Path), block => _text.Blocks[block].Path);
                    break;
                case ZoneClause.Css css:
                    TakeSelected(css.Selector, taken, matches);
                    break;
                case ZoneClause.OfKind kind:
                    Take(taken, block => _text.Blocks[block].Kind == kind.Kind);
                    break;
                case ZoneClause.Numbered numbered:
                    var number = 0;
                    Take(taken, block => _text.Blocks[block].Kind != BlockKind.Boilerplate && ++number >= numbered.First && number <= numbered.Last);
                    break;
                case ZoneClause.WholeParagraph when automaton is not null:
                    Take(taken, block => IsWhole(automaton, block));
                    break;
                case ZoneClause.ParagraphWith when automaton is not null:
                    Take(taken, block => lattice.Matcher.MatchesInside(automaton, _text.GetBlockTokens(block), _text.GetBlockTokens(block)));
                    break;
                case ZoneClause.FromParagraph when automaton is not null:
                    var begun = false;
                    Take(taken, block => begun = begun || IsWhole(automaton, block));
                    break;
                case ZoneClause.InColumn when automaton is not null:
                    new CellFinder(lattice, automaton).TakeColumns(taken);
                    break;
                case ZoneClause.InRow when automaton is not null:
                    new CellFinder(lattice, automaton).TakeRows(taken);
                    break;
                case ZoneClause.Labelled when automaton is not null:
                    new CellFinder(lattice, automaton).TakeValues(taken, matches);
                    break;
                case ZoneClause.Matching when automaton is not null:
                    matches.AddRange(lattice.FindAll(automaton).Select(found => found.Match.Tokens).Where(tokens => tokens.Length > 0));
                    break;
            }
        }

        return ToExtent(taken, matches);
    }

    private bool IsWhole(Automaton automaton, int block)
    {
        var tokens = _text.GetBlockTokens(block);
        return lattice.Matcher.CanStart(automaton, tokens.Start, tokens.End) && lattice.Matcher.FindExactly(automaton, tokens, tokens) is not null;
    }

    private void Take(Dictionary<int, string> taken, Func<int, bool> condition, Func<int, string>? path = null)
    {
        foreach (var block in lattice.BlocksWithTokens)
        {
            lattice.Budget.Tick(BlockWork);
            if (condition(block))
            {
                taken.TryAdd(block, path?.Invoke(block) ?? "");
            }
        }
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

    private ZoneExtent ToExtent(Dictionary<int, string> taken, List<TokenSpan> matches)
    {
        var regions = new List<TokenSpan>();
        var steps = new List<TokenSpan>();
        var open = false;
        var openPath = "";
        foreach (var block in lattice.BlocksWithTokens)
        {
            if (!taken.TryGetValue(block, out var path))
            {
                open = false;
                continue;
            }

            var tokens = _text.GetBlockTokens(block);
            steps.Add(tokens);
            if (open && path == openPath)
            {
                regions[^1] = new TokenSpan(regions[^1].Start, tokens.End);
            }
            else
            {
                regions.Add(tokens);
            }

            (open, openPath) = (true, path);
        }

        foreach (var match in matches)
        {
            if (!taken.ContainsKey(_text[match.Start].Block))
            {
                regions.Add(match);
                steps.Add(match);
            }
        }

        return new ZoneExtent([.. regions.Distinct().OrderBy(region => region.Start).ThenBy(region => region.End)], steps, _text.Count);
    }
}
