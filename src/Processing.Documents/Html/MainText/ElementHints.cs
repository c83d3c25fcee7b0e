using System.Collections.Frozen;
using AngleSharp.Dom;

namespace Processing.Documents.Html.MainText;

/// <summary>Reads what authors of pages say by tags, roles, classes and ids. Their words are English on pages of any language.</summary>
internal static class ElementHints
{
    private static readonly FrozenSet<string> OutsideTags = FrozenSet.ToFrozenSet(["nav", "aside", "footer", "menu", "form", "dialog", "search"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> OutsideRoles =
        FrozenSet.ToFrozenSet(["navigation", "complementary", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> OutsideWords = FrozenSet.ToFrozenSet(
    [
        "ad", "ads", "advert", "advertisement", "advertising", "breadcrumb", "breadcrumbs", "consent", "cookie", "cookies", "copyright",
        "facebook", "footer", "gallery", "gdpr", "hidden", "login", "menu", "modal", "nav", "navbar", "navigation", "newsletter", "outbrain", "overlay", "pagination", "paywall",
        "popular", "popup", "promo", "promoted", "promotion", "recirc", "recirculation", "recommend", "recommended", "recommendations", "related", "rss", "share", "sharing",
        "sidebar", "signup", "skip", "social", "sponsor", "sponsored", "subscribe", "subscription", "taboola", "teaser", "toolbar", "trending", "twitter", "upsell", "widget",
    ],
    StringComparer.Ordinal);

    private static readonly FrozenSet<string> BesideWords = FrozenSet.ToFrozenSet(
    [
        "author", "bio", "byline", "caption", "category", "correction", "credit", "credits", "date", "dateline", "keywords", "labels", "meta", "metadata", "print", "published", "publish", "pubdate", "tag", "tags", "time", "timestamp", "tools", "topics", "updated",
    ],
    StringComparer.Ordinal);

    private static readonly FrozenSet<string> ArticleWords = FrozenSet.ToFrozenSet(
        ["article", "articlebody", "body", "content", "entry", "main", "post", "story", "text"], StringComparer.Ordinal);

    /// <summary>The hint of an element.</summary>
    public static ElementHint Of(IElement element)
    {
        if (element.LocalName is "article" or "main" || element.GetAttribute("itemprop") is "articleBody" || element.GetAttribute("role") is "main" or "article")
        {
            return ElementHint.Article;
        }

        if (OutsideTags.Contains(element.LocalName) || (element.GetAttribute("role") is { } role && OutsideRoles.Contains(role)))
        {
            return ElementHint.Outside;
        }

        if (element.LocalName is "body" or "html" or "blockquote" or "p")
        {
            return ElementHint.None;
        }

        var (outside, beside, article, comments) = (false, false, false, false);
        Look(element.ClassName, ref outside, ref beside, ref article, ref comments);
        Look(element.Id, ref outside, ref beside, ref article, ref comments);
        return comments ? ElementHint.Comments : outside ? (article ? ElementHint.Beside : ElementHint.Outside) : beside ? ElementHint.Beside : article ? ElementHint.Article : ElementHint.None;
    }

    // A name such as `articleShare-bar` has the words article, share and bar.
    private static void Look(string? names, ref bool outside, ref bool beside, ref bool article, ref bool comments)
    {
        if (string.IsNullOrEmpty(names))
        {
            return;
        }

        Span<char> word = stackalloc char[24];
        var length = 0;
        for (var i = 0; i <= names.Length; i++)
        {
            var character = i < names.Length ? names[i] : ' ';
            var goesOn = char.IsAsciiLetter(character) && !(char.IsAsciiLetterUpper(character) && i > 0 && char.IsAsciiLetterLower(names[i - 1]));
            if (!goesOn && length > 0)
            {
                var found = word[..length].ToString();
                outside |= OutsideWords.Contains(found);
                beside |= BesideWords.Contains(found);
                comments |= found is "comment" or "comments" or "disqus";
                article |= ArticleWords.Contains(found);
                length = 0;
            }

            if (char.IsAsciiLetter(character) && length < word.Length)
            {
                word[length++] = char.ToLowerInvariant(character);
            }
        }
    }
}
