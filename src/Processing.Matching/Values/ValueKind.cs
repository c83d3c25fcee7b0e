namespace Processing.Matching.Values;

/// <summary>The kinds of value that a rule can give.</summary>
public enum ValueKind
{
    /// <summary>Text as written in the document, or made by an expression.</summary>
    Text = 0,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A decimal number.</summary>
    Decimal,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A date, a period or an interval of dates, with its calendar and precision.</summary>
    Date,

    /// <summary>A time of day.</summary>
    Time,

    /// <summary>A length of time.</summary>
    Duration,

    /// <summary>A number or range with a unit.</summary>
    Quantity,

    /// <summary>An amount with a currency.</summary>
    Money,

    /// <summary>A country, by its ISO 3166-1 alpha-2 code.</summary>
    Country,

    /// <summary>A language, by its BCP 47 tag.</summary>
    Language,

    /// <summary>A web address.</summary>
    Url,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A row of a lexicon with named columns.</summary>
    Row,

    /// <summary>A record found by a rule.</summary>
    Record,

    /// <summary>Several values in order.</summary>
    List,

    /// <summary>One of the values that an <c>enum</c> declares.</summary>
    Enum,
}
