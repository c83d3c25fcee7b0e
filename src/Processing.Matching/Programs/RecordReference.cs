using System.Collections.Immutable;
using Processing.Text;

namespace Processing.Matching.Programs;

/// <summary>Words that stand for a record found earlier in the document. Each place where they do is a mention of that record, and an annotation of its producer.</summary>
/// <param name="Clues">What such words look like, in the order written.</param>
/// <param name="Unless">Where they stand for nothing; looked at with no labels and the words as the whole match. Null for nowhere.</param>
public sealed record RecordReference(ImmutableArray<ReferenceClue> Clues, ExpressionNode? Unless);

/// <summary>One way to speak of a record again.</summary>
/// <param name="Reach">How far back the record's last mention may be.</param>
public abstract record ReferenceClue(ReferenceReach Reach)
{
    /// <summary>The last word of a field. In scripts with case it begins with a capital, and no capitalised word stands beside it but one of the record's own.</summary>
    /// <param name="Field">Index of the field.</param>
    /// <param name="Similarity">1 for equal after folding; less lets one letter differ, where 1 minus the distance divided by the longer length is at least this.</param>
    /// <param name="Languages">Whose clitics are looked through.</param>
    /// <param name="Reach">How far back.</param>
    public sealed record Surname(int Field, double Similarity, TextLanguage Languages, ReferenceReach Reach) : ReferenceClue(Reach);

    /// <summary>Words that stand for whichever record of the type was mentioned last, such as pronouns; of several in one sentence for the first.</summary>
    /// <param name="Forms">The words, as written.</param>
    /// <param name="Languages">Whose clitics are looked through.</param>
    /// <param name="Reach">How far back.</param>
    public sealed record Words(ImmutableArray<string> Forms, TextLanguage Languages, ReferenceReach Reach) : ReferenceClue(Reach);

    /// <summary>What a pattern matches, which stands for whichever record of the type was mentioned last; of several in one sentence for the first.</summary>
    /// <param name="Pattern">The pattern; it has no captures.</param>
    /// <param name="Reach">How far back.</param>
    public sealed record Phrase(PatternNode Pattern, ReferenceReach Reach) : ReferenceClue(Reach);

    /// <summary>The texts of these fields one after the other, as the record was written.</summary>
    /// <param name="Fields">Indices of the fields; a record that lacks one of them cannot be meant.</param>
    /// <param name="Languages">Whose clitics are looked through.</param>
    /// <param name="Reach">How far back.</param>
    public sealed record Same(ImmutableArray<int> Fields, TextLanguage Languages, ReferenceReach Reach) : ReferenceClue(Reach);
}

/// <summary>How far back from a reference the last mention of its record may be.</summary>
/// <param name="Unit">What is counted.</param>
/// <param name="Count">How many of them lie between at most, 0 for the same one; not used for <see cref="ReachUnit.Document"/>.</param>
public readonly record struct ReferenceReach(ReachUnit Unit, int Count);

/// <summary>What a reach is counted in.</summary>
public enum ReachUnit
{
    /// <summary>Anywhere before it.</summary>
    Document = 0,

    /// <summary>Blocks of the document.</summary>
    Paragraph,

    /// <summary>Sentences.</summary>
    Sentence,
}
