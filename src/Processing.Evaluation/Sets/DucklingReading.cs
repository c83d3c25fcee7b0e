namespace Processing.Evaluation.Sets;

/// <summary>What a time of day means without its day, and a day without its year.</summary>
internal enum DucklingReading
{
    /// <summary>The next such time or day; so in English.</summary>
    Coming = 0,

    /// <summary>That of the reference day and year, even where it has passed; so in Arabic.</summary>
    OfTheDay,
}
