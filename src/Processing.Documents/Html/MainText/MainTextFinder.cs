using Processing.Text;

namespace Processing.Documents.Html.MainText;

/// <summary>Finds what a page is about among all that it says, by structure and by how much running text stands where.</summary>
/// <remarks>
/// Running text weighs by its characters outside of links. From the root it goes down as long as one element holds nearly all the weight; what is left is the
/// element of the article. In it, elements that say of themselves that they are something else, and blocks made of links, are left out, and so is what
/// is short before the first and behind the last running text.
/// </remarks>
internal sealed class MainTextFinder
{
    private const double ShareToGoDown = 0.72;
    private const double ShareInArticle = 0.92;
    private const double OwnText = 60;
    private const double MostLinks = 0.5;
    private const double OutsideWeight = 0.15;
    private const double BesideWeight = 0.5;
    private const double MostOfPage = 0.4;

    private readonly List<PageNode> _nodes;
    private readonly List<PageBlock> _blocks;
    private readonly double[] _raw;
    private readonly double[] _weights;
    private readonly Dictionary<PageNode, ElementHint> _hints;
    private readonly HashSet<PageNode> _teasers;

    private MainTextFinder(List<PageNode> nodes, List<PageBlock> blocks, ReadOnlySpan<byte> text)
    {
        _nodes = nodes;
        _blocks = blocks;
        _hints = new Dictionary<PageNode, ElementHint>(nodes.Count);
        foreach (var node in nodes)
        {
            _hints[node] = ElementHints.Of(node.Element);
        }

        _teasers = Teasers.Find(nodes, blocks);
        _raw = new double[blocks.Count + 1];
        for (var i = 0; i < blocks.Count; i++)
        {
            _raw[i + 1] = _raw[i] + RawWeightOf(blocks[i], text[blocks[i].Span.Start..blocks[i].Span.End]);
        }

        var factors = new Dictionary<PageNode, double>(nodes.Count);
        foreach (var node in nodes)
        {
            var own = RawWeightOf(node) > MostOfPage * _raw[^1] && !_teasers.Contains(node) && _hints[node] != ElementHint.Comments ? 1 : _hints[node] switch
            {
                _ when _teasers.Contains(node) => OutsideWeight,
                ElementHint.Comments => OutsideWeight,
                ElementHint.Outside => OutsideWeight,
                ElementHint.Beside => BesideWeight,
                _ => 1,
            };
            factors[node] = node.Parent is { } parent ? Math.Min(own, factors[parent]) : own;
        }

        _weights = new double[blocks.Count + 1];
        for (var i = 0; i < blocks.Count; i++)
        {
            _weights[i + 1] = _weights[i] + RawWeightOf(i) * factors[blocks[i].Owner];
        }
    }

    /// <summary>What each block is worth, in O(elements × depth).</summary>
    public static BlockWorth[] Judge(List<PageNode> nodes, List<PageBlock> blocks, ReadOnlySpan<byte> text) =>
        blocks.Count == 0 ? [] : new MainTextFinder(nodes, blocks, text).Judge();

    private BlockWorth[] Judge()
    {
        var worths = new BlockWorth[_blocks.Count];
        Array.Fill(worths, new BlockWorth(0, "outside of the main text"));
        var article = FindArticle();
        var total = RawWeightOf(article);
        var left = new Dictionary<PageNode, string?>();
        for (var i = article.FirstBlock; i < article.EndBlock; i++)
        {
            worths[i] = JudgeInside(_blocks[i], article, total, left);
        }

        TrimEnds(worths, article);
        return worths;
    }

    private double WeightOf(PageNode node) => _weights[node.EndBlock] - _weights[node.FirstBlock];

    private double RawWeightOf(PageNode node) => _raw[node.EndBlock] - _raw[node.FirstBlock];

    private double RawWeightOf(int block) => _raw[block + 1] - _raw[block];

    private PageNode FindArticle()
    {
        var at = _nodes[0];
        var index = 0;
        while (true)
        {
            PageNode? best = null;
            var bestIndex = index;
            for (var i = index + 1; i < _nodes.Count && _nodes[i].FirstBlock < at.EndBlock; i++)
            {
                if (_nodes[i].Parent == at && (best is null || WeightOf(_nodes[i]) > WeightOf(best)))
                {
                    (best, bestIndex) = (_nodes[i], i);
                }
            }

            if (best is null || WeightOf(at) == 0 || !IsContainer(best) || HasOwnText(at) || WeightOf(best) < (_hints[at] == ElementHint.Article ? ShareInArticle : ShareToGoDown) * WeightOf(at))
            {
                return at;
            }

            (at, index) = (best, bestIndex);
        }
    }

    private bool HasOwnText(PageNode node)
    {
        var weight = 0.0;
        for (var i = node.FirstBlock; i < node.EndBlock; i++)
        {
            var owner = _blocks[i].Owner;
            if (owner == node || (owner.Parent == node && owner.Element.LocalName == "p"))
            {
                weight += _weights[i + 1] - _weights[i];
            }
        }

        return weight > OwnText;
    }

    private static bool IsContainer(PageNode node) => node.Role is not (ElementRole.Heading or ElementRole.Caption) && node.Element.LocalName != "p";

    private BlockWorth JudgeInside(PageBlock block, PageNode article, double total, Dictionary<PageNode, string?> left)
    {
        if (WhyLeft(block.Owner, article, total, left) is { } reason)
        {
            return new BlockWorth(0.1, reason);
        }

        if (block.LinkCharacters > MostLinks * block.Characters)
        {
            return new BlockWorth(0.2, "mostly links");
        }

        return new BlockWorth(1, "main text");
    }

    private string? WhyLeft(PageNode? node, PageNode article, double total, Dictionary<PageNode, string?> left)
    {
        if (node is null || node == article)
        {
            return null;
        }

        if (left.TryGetValue(node, out var known))
        {
            return known;
        }

        var why = WhyLeft(node.Parent, article, total, left);
        if (why is null && _hints[node] == ElementHint.Comments)
        {
            why = "comments of readers";
        }
        else if (why is null && _teasers.Contains(node) && RawWeightOf(node) < 0.4 * total)
        {
            why = "teasers of other pages";
        }
        else if (why is null && RawWeightOf(node) < 0.4 * total)
        {
            why = _hints[node] switch
            {
                ElementHint.Outside => "named as something else",
                ElementHint.Beside when RawWeightOf(node) < 200 => "named as something beside the text",
                _ => node.Role == ElementRole.Caption ? "caption" : IsLinks(node) ? "a list of links" : null,
            };
        }

        left[node] = why;
        return why;
    }

    private bool IsLinks(PageNode node)
    {
        var (all, links) = (0, 0);
        for (var i = node.FirstBlock; i < node.EndBlock; i++)
        {
            all += _blocks[i].Characters;
            links += _blocks[i].LinkCharacters;
        }

        return links > MostLinks * all;
    }

    // Short lines at the ends are bylines, dates, buttons and headings of what follows.
    private void TrimEnds(BlockWorth[] worths, PageNode article)
    {
        // A form or an invoice is short lines all over, and has no text that they could be the ends of.
        if (!Enumerable.Range(article.FirstBlock, article.EndBlock - article.FirstBlock).Any(i => worths[i].IsMainText && RawWeightOf(i) >= 20))
        {
            return;
        }

        for (var i = article.FirstBlock; i < article.EndBlock && !(worths[i].IsMainText && RawWeightOf(i) >= 20); i++)
        {
            worths[i] = new BlockWorth(Math.Min(worths[i].Score, 0.3), "short, before the text");
        }

        var last = article.EndBlock - 1;
        while (last >= article.FirstBlock && !(worths[last].IsMainText && RawWeightOf(last) >= 20))
        {
            last--;
        }

        // What goes on in the same element goes on, as short lines of a list do.
        while (last >= article.FirstBlock && last + 1 < article.EndBlock && worths[last + 1].IsMainText && GoesOn(_blocks[last], _blocks[last + 1]))
        {
            last++;
        }

        for (var i = Math.Max(article.FirstBlock, last + 1); i < article.EndBlock; i++)
        {
            worths[i] = new BlockWorth(Math.Min(worths[i].Score, 0.3), "short, behind the text");
        }
    }

    private static bool GoesOn(PageBlock last, PageBlock next) =>
        next.Kind is BlockKind.ListItem or BlockKind.Paragraph && next.LinkCharacters == 0 && HomeOf(last) is { } home && HomeOf(next) == home;

    private static PageNode? HomeOf(PageBlock block) => block.Kind == BlockKind.ListItem ? block.Owner.Parent?.Parent : block.Owner.Parent;

    private static double RawWeightOf(PageBlock block, ReadOnlySpan<byte> text)
    {
        var own = block.Characters - block.LinkCharacters;
        if (own < 20 || block.Kind is BlockKind.Heading or BlockKind.Caption || block.LinkCharacters > MostLinks * block.Characters)
        {
            return 0;
        }

        return own * (own >= 80 || EndsSentence(text) ? 1.0 : 0.2);
    }

    private static bool EndsSentence(ReadOnlySpan<byte> text) =>
        text[^1] is (byte)'.' or (byte)'!' or (byte)'?' or (byte)'"' or (byte)':' or (byte)')' || text.EndsWith("؟"u8) || text.EndsWith("»"u8) || text.EndsWith("”"u8) || text.EndsWith("…"u8) || text.EndsWith("۔"u8);
}
