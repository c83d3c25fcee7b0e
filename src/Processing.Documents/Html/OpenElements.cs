using System.Collections.Frozen;
using System.Runtime.InteropServices;

namespace Processing.Documents.Html;

/// <summary>Keeps pages from nesting without end: building a tree looks through all open elements at each tag, which is quadratic in their number.</summary>
/// <remarks>
/// Counts the tags that opened an element and were not closed by their own end tag, but for those that HTML closes by itself (paragraphs, items, cells).
/// Elements that only colour the text are opened anew in each paragraph, so of them fewer are let through. Text is never left out: a tag too many is.
/// </remarks>
internal sealed class OpenElements
{
    // As deep as browsers build a tree.
    private const int Most = 512;
    private const int MostFormatting = 24;

    private static readonly FrozenSet<string> Uncounted = FrozenSet.ToFrozenSet(
        "area base body br col dd dt embed frame head hr html img input keygen li link meta option optgroup p param rp rt source tbody td tfoot th thead tr track wbr".Split(' '), StringComparer.Ordinal);

    private static readonly FrozenSet<string> Formatting =
        FrozenSet.ToFrozenSet("a b big code em font i nobr s small strike strong tt u".Split(' '), StringComparer.Ordinal);

    private readonly Dictionary<string, int> _open = new(StringComparer.Ordinal);
    private int _count;
    private int _formatting;

    /// <summary>Whether an element only colours the text in its line.</summary>
    public static bool IsFormatting(string name) => Formatting.Contains(name);

    /// <summary>Whether a start tag may open its element.</summary>
    /// <param name="name">Name of the tag.</param>
    /// <param name="isSelfClosing">Whether it is written so, which counts in drawings and formulas only.</param>
    public bool TryOpen(string name, bool isSelfClosing)
    {
        if (EndsDrawing(name))
        {
            Clear("svg");
            Clear("math");
        }

        if (Uncounted.Contains(name) || (isSelfClosing && (IsOpen("svg") || IsOpen("math"))))
        {
            return true;
        }

        if (_count >= Most || (_formatting >= MostFormatting && IsFormatting(name)))
        {
            return false;
        }

        CollectionsMarshal.GetValueRefOrAddDefault(_open, name, out _)++;
        _count++;
        _formatting += IsFormatting(name) ? 1 : 0;
        return true;
    }

    /// <summary>Takes an end tag.</summary>
    public void Close(string name)
    {
        if (!_open.TryGetValue(name, out var open) || open == 0)
        {
            return;
        }

        _open[name] = open - 1;
        _count--;
        _formatting -= IsFormatting(name) ? 1 : 0;
    }

    // Tags that HTML does not allow in drawings and formulas end them (13.2.6.5).
    private static bool EndsDrawing(string name) =>
        ElementRoles.Of(name) is ElementRole.Block or ElementRole.Heading or ElementRole.ListItem or ElementRole.Quotation or ElementRole.Table or ElementRole.Preformatted or ElementRole.LineBreak
        || (name != "a" && IsFormatting(name));

    private bool IsOpen(string name) => _open.GetValueOrDefault(name) > 0;

    private void Clear(string name)
    {
        _count -= _open.GetValueOrDefault(name);
        _open.Remove(name);
    }
}
