namespace Processing.Evaluation;

/// <summary>Something that stands in a text: what a set says is there, or what the rules found.</summary>
/// <param name="Start">First UTF-16 code unit in the text of the case; -1 where only the value counts.</param>
/// <param name="Length">UTF-16 code units; 0 where only the value counts.</param>
/// <param name="Class">The class, in the set's own words.</param>
/// <param name="Value">The value in one canonical form per set; empty where only the place counts.</param>
public sealed record EvaluationMark(int Start, int Length, string Class, string Value)
{
    /// <summary>A mark that has a value and no place.</summary>
    public static EvaluationMark OfValue(string @class, string value) => new(-1, 0, @class, value);
}
