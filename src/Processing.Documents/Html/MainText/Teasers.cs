using System.Runtime.InteropServices;

namespace Processing.Documents.Html.MainText;

/// <summary>Finds lists of teasers: elements side by side, alike in name, most of which begin with a link and say a little of what stands behind it.</summary>
internal static class Teasers
{
    private const int FewestItems = 3;
    private const double ShareOfTeasers = 0.6;
    private const int ShortestLink = 12;
    private const double FewestLinks = 0.1;
    private const int FewestOthers = 40;

    /// <summary>The elements that are teasers, in O(elements + blocks).</summary>
    public static HashSet<PageNode> Find(List<PageNode> nodes, List<PageBlock> blocks)
    {
        var groups = new Dictionary<(PageNode Parent, string Name), List<PageNode>>();
        foreach (var node in nodes)
        {
            if (node.Parent is { } parent && node.EndBlock > node.FirstBlock && node.Element.LocalName != "p")
            {
                ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, (parent, NameOf(node)), out _);
                (group ??= []).Add(node);
            }
        }

        var teasers = new HashSet<PageNode>();
        foreach (var group in groups.Values)
        {
            if (group.Count >= FewestItems && (group[0].Element.LocalName == "article" || group.Count(node => IsTeaser(node, blocks)) >= ShareOfTeasers * group.Count))
            {
                teasers.UnionWith(group);
            }
        }

        return teasers;
    }

    // Sites number classes and add states to them; the first word tells what the element is.
    private static string NameOf(PageNode node)
    {
        var name = node.Element.ClassName.AsSpan().Trim();
        var end = name.IndexOf(' ');
        return string.Concat(node.Element.LocalName, " ", end < 0 ? name : name[..end]);
    }

    private static bool IsTeaser(PageNode node, List<PageBlock> blocks)
    {
        var (characters, links) = (0, 0);
        for (var i = node.FirstBlock; i < node.EndBlock; i++)
        {
            characters += blocks[i].Characters;
            links += blocks[i].LinkCharacters;
        }

        return links >= FewestLinks * characters && characters - links >= FewestOthers && BeginsWithLink(node, blocks);
    }

    private static bool BeginsWithLink(PageNode node, List<PageBlock> blocks)
    {
        for (var i = node.FirstBlock; i < Math.Min(node.EndBlock, node.FirstBlock + 3); i++)
        {
            if (blocks[i].FirstLink >= Math.Min(ShortestLink, blocks[i].Characters))
            {
                return true;
            }
        }

        return false;
    }
}
