using Processing.Matching.Explaining;
using Processing.Matching.Programs;
using Processing.Rules;
using Processing.Rules.Sources;

namespace Processing.Cli.Output;

/// <summary>Says parts of a compiled rule in the words of its author, with the place where they stand.</summary>
internal sealed class RuleWords(RuleCompilation compilation)
{
    private const int LongestWords = 80;

    /// <summary>The words of an element; null where it stands for several.</summary>
    public SourceLocation? Of(PatternNode? element) => element is null ? null : compilation.GetPlace(element);

    /// <summary>The words of an expression.</summary>
    public SourceLocation? Of(ExpressionNode expression) => compilation.GetPlace(expression);

    /// <summary>Where a rule is declared.</summary>
    public SourceLocation? OfRule(string fullName) => compilation.GetRulePlace(fullName);

    /// <summary>A place as file, line and column.</summary>
    public static string PlaceOf(SourceLocation place) => $"{place.Source.Path}:{place.Start.Line}:{place.Start.Column}";

    /// <summary>Words in one line, cut where they are long.</summary>
    public static string Short(SourceLocation place)
    {
        var words = string.Join(' ', place.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.Length <= LongestWords ? words : $"{words[..(char.IsHighSurrogate(words[LongestWords - 1]) ? LongestWords - 1 : LongestWords)]}…";
    }

    /// <summary>Why a place does not satisfy an element, as a half sentence.</summary>
    public static string Say(WantedReason reason) => reason switch
    {
        WantedReason.Predicate => "the condition in its brackets does not hold",
        WantedReason.Condition => "it does not hold at this place",
        WantedReason.EndOfBlock => "the paragraph ends here",
        WantedReason.EndOfSentence => "the sentence ends here, and a gap does not leave it",
        WantedReason.Excluded => "this token lies in an excluded zone",
        _ => "something else stands here",
    };

    /// <summary>What ended an attempt, as a half sentence.</summary>
    public static string Say(Attempt attempt) => attempt.End switch
    {
        AttemptEnd.Slot => $"the required slot `{attempt.Name}` found nothing",
        AttemptEnd.Where => "`where` does not hold",
        AttemptEnd.Field => $"the field `{attempt.Name}` stayed empty, and it is not optional",
        AttemptEnd.Unless => "an `unless` holds",
        AttemptEnd.Covered => "an earlier match of the same rule has these tokens",
        AttemptEnd.Beaten => $"a match of `{attempt.Name}` won",
        AttemptEnd.Record => "it is a record",
        _ => "the pattern found no way on",
    };
}
