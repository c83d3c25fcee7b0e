using System.Collections.Frozen;
using AngleSharp.Dom;

namespace Processing.Documents.Html;

/// <summary>Tells the role of elements: by name as the HTML standard's section on rendering (15.3) shows them, and by what hides them.</summary>
internal static class ElementRoles
{
    private static readonly FrozenDictionary<string, ElementRole> Roles = MakeRoles();

    /// <summary>The role of an element.</summary>
    public static ElementRole Of(IElement element)
    {
        var role = Of(element.LocalName);
        return role != ElementRole.Skipped && IsHidden(element) ? ElementRole.Skipped : role;
    }

    /// <summary>The role of an element by its name alone, in lower case.</summary>
    public static ElementRole Of(string name) => Roles.GetValueOrDefault(name, ElementRole.Inline);

    private static bool IsHidden(IElement element)
    {
        if (element.Attributes.Length == 0)
        {
            return false;
        }

        return element.HasAttribute("hidden")
            || element.GetAttribute("aria-hidden") is "true" && element.LocalName is not ("p" or "main" or "article" or "body")
            || element.GetAttribute("style") is { } style && HidesItself(style);
    }

    private static bool HidesItself(string style)
    {
        foreach (var property in style.AsSpan().Split(';'))
        {
            var declaration = style.AsSpan(property);
            var colon = declaration.IndexOf(':');
            if (colon < 0)
            {
                continue;
            }

            var name = declaration[..colon].Trim();
            var value = declaration[(colon + 1)..].Trim();
            if (name.Equals("display", StringComparison.OrdinalIgnoreCase) && value.StartsWith("none", StringComparison.OrdinalIgnoreCase)
                || name.Equals("visibility", StringComparison.OrdinalIgnoreCase) && value.StartsWith("hidden", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static FrozenDictionary<string, ElementRole> MakeRoles()
    {
        (ElementRole Role, string Names)[] groups =
        [
            (ElementRole.Block, "address article aside body center details dialog div dl fieldset figure footer form header hgroup hr html legend main menu nav ol p search section summary ul"),
            (ElementRole.Heading, "h1 h2 h3 h4 h5 h6"),
            (ElementRole.ListItem, "li dt dd"),
            (ElementRole.Quotation, "blockquote"),
            (ElementRole.Caption, "figcaption caption"),
            (ElementRole.Table, "table"),
            (ElementRole.Row, "tr thead tbody tfoot"),
            (ElementRole.Cell, "td th"),
            (ElementRole.Preformatted, "dir"),
            (ElementRole.LineBreak, "br"),
            (ElementRole.Link, "a"),
            (ElementRole.Skipped, "head script style template noscript iframe object embed applet canvas audio video svg math map select option optgroup datalist textarea input button img picture source track param link meta base title noembed noframes frameset frame xmp plaintext progress meter rp"),
        ];
        return groups.SelectMany(group => group.Names.Split(' ').Select(name => KeyValuePair.Create(name, group.Role))).ToFrozenDictionary(StringComparer.Ordinal);
    }
}
