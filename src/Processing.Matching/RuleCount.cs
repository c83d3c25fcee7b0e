using System.Collections.Immutable;
using Processing.Matching.Execution;
using Processing.Matching.Programs;

namespace Processing.Matching;

/// <summary>What one rule did in all documents of this process so far. Always counted.</summary>
/// <param name="Rule">Full name of the rule.</param>
/// <param name="Documents">Documents in which it was looked for; the anchored executor passes by those that have nothing it needs.</param>
/// <param name="Candidates">Places where it was tried; for a frame, its triggers.</param>
/// <param name="Matches">Matches that hold, before overlaps between rules are settled.</param>
/// <param name="TimedDocuments">Those of the documents for which the time was taken: the first, and then every sixteenth, or each with <see cref="RunControl.TimesRules"/>.</param>
/// <param name="TimedTime">Wall time spent on those. What a rule is the first to ask for, such as the entries of a lexicon, counts as its own.</param>
public sealed record RuleCount(string Rule, long Documents, long Candidates, long Matches, long TimedDocuments, TimeSpan TimedTime)
{
    /// <summary>Wall time spent on all documents, reckoned from the timed ones; zero where there are none.</summary>
    public TimeSpan Time => TimedDocuments == 0 ? TimeSpan.Zero : TimedTime * ((double)Documents / TimedDocuments);

    /// <summary>The counts of all rules of a program, in its order, from all threads and both executors together.</summary>
    public static ImmutableArray<RuleCount> Of(RuleProgram program)
    {
        ArgumentNullException.ThrowIfNull(program);
        return [.. PreparedProgram.Of(program).Rules.SelectMany(rules => rules).Select(rule => rule.Counter.Read(rule.Definition.Name))];
    }

    /// <summary>What was added since an earlier count of the same rule.</summary>
    public RuleCount Since(RuleCount earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        return this with
        {
            Documents = Documents - earlier.Documents,
            Candidates = Candidates - earlier.Candidates,
            Matches = Matches - earlier.Matches,
            TimedDocuments = TimedDocuments - earlier.TimedDocuments,
            TimedTime = TimedTime - earlier.TimedTime,
        };
    }
}
