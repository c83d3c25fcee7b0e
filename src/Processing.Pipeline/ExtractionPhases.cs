namespace Processing.Pipeline;

/// <summary>Where the time of one document went, as the engine's clock has it.</summary>
/// <param name="Read">From bytes to text.</param>
/// <param name="Text">Tokens and sentences.</param>
/// <param name="Match">Lexicons, rules, overlaps; and the records that went to a sink, which are made as they are found.</param>
/// <param name="Emit">Records and zones with their places in the document as given.</param>
public readonly record struct ExtractionPhases(TimeSpan Read, TimeSpan Text, TimeSpan Match, TimeSpan Emit);
