namespace Processing.Matching.Functions;

/// <summary>What the arguments of one call must have in common.</summary>
public enum ArgumentKinship
{
    /// <summary>Nothing: each has the types of its parameter.</summary>
    None = 0,

    /// <summary>One type, an item of a list counting as itself: they become items of one list.</summary>
    Items,

    /// <summary>One type whose values have an order: they are compared.</summary>
    Ordered,
}
