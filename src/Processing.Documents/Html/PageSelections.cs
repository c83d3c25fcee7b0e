using System.Collections.Immutable;
using System.Text.RegularExpressions;
using AngleSharp.Css.Dom;
using AngleSharp.Css.Parser;
using AngleSharp.Dom;
using Processing.Documents.Drafts;
using Processing.Text;

namespace Processing.Documents.Html;

/// <summary>The elements of a page that selectors find, and the text of each.</summary>
internal sealed partial class PageSelections
{
    private readonly ImmutableArray<string> _selectors;
    private readonly List<(ISelector Matcher, int Selector)> _matchers = [];
    private readonly List<int> _selectorOf = [];

    /// <param name="selectors">The selectors; one that cannot be read finds nothing.</param>
    public PageSelections(ImmutableArray<string> selectors)
    {
        _selectors = selectors;
        var parser = new CssSelectorParser();
        for (var i = 0; i < selectors.Length; i++)
        {
            if (parser.ParseSelector(Rename(selectors[i])) is { } matcher)
            {
                _matchers.Add((matcher, i));
            }
        }
    }

    /// <summary>The selections that begin with an element, around those that it stands in. O(selectors × what they look at).</summary>
    public SelectedElement? Enter(IElement element, SelectedElement? outer)
    {
        foreach (var (matcher, selector) in _matchers)
        {
            if (matcher.Match(element, element))
            {
                _selectorOf.Add(selector);
                outer = new SelectedElement(_selectorOf.Count - 1, outer);
            }
        }

        return outer;
    }

    /// <summary>What each selector found: of each element the text from its first to its last character.</summary>
    public ImmutableArray<TextSelection> ToSelections(IReadOnlyList<(TextSpan Span, int Selection)> selected)
    {
        var spans = new TextSpan?[_selectorOf.Count];
        foreach (var (span, selection) in selected)
        {
            spans[selection] = spans[selection]?.Cover(span) ?? span;
        }

        var found = _selectors.Select(_ => new List<TextSpan>()).ToArray();
        for (var i = 0; i < spans.Length; i++)
        {
            if (spans[i] is { } span)
            {
                found[_selectorOf[i]].Add(span);
            }
        }

        return [.. _selectors.Select((selector, i) => new TextSelection(selector, [.. found[i].Order()]))];
    }

    // Elements of preformatted text have another name in the tree, see HtmlTextRuns.
    private static string Rename(string selector) => Preformatted().Replace(selector, "dir");

    [GeneratedRegex("""(?<![\w.#:=\-"'\[])(pre|listing)(?![\w\-"'\]=])""", RegexOptions.IgnoreCase)]
    private static partial Regex Preformatted();
}
