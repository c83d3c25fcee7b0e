namespace Processing.Documents.Html.MainText;

/// <summary>What the name of an element says of the text in it.</summary>
internal enum ElementHint
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It holds an article.</summary>
    Article,

    /// <summary>It may be beside the text: a byline, a share bar.</summary>
    Beside,

    /// <summary>It is not of the page's own text: navigation, comments, advertising.</summary>
    Outside,

    /// <summary>It holds what readers say of the article.</summary>
    Comments,
}
