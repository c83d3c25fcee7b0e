namespace Processing.Text;

/// <summary>A language whose writing conventions the text engine knows.</summary>
[Flags]
public enum TextLanguage
{
    /// <summary>Not known; no clitics are looked through.</summary>
    None = 0,

    /// <summary>Persian (BCP 47 <c>fa</c>).</summary>
    Persian = 1,

    /// <summary>Arabic (BCP 47 <c>ar</c>).</summary>
    Arabic = 2,

    /// <summary>English (BCP 47 <c>en</c>).</summary>
    English = 4,
}
