namespace Processing.Text;

/// <summary>Quotation marks that belong together.</summary>
internal enum QuotationKind
{
    /// <summary><c>« »</c> and <c>“ ”</c>, which pages mix.</summary>
    Double,

    /// <summary><c>‘ ’</c>.</summary>
    Single,

    /// <summary><c>" "</c>.</summary>
    Straight,
}
