namespace Processing.Rules.Analysis.Language;

/// <summary>A part of a token regex that no folded token can be.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it starts in the regex, in UTF-16 code units.</param>
/// <param name="End">One past where it ends.</param>
/// <param name="Problem">Why, as the end of a sentence.</param>
/// <param name="Folded">What it folds to, where that may be what was meant; null otherwise.</param>
internal readonly record struct DeadRegexPart(DeadPartKind Kind, int Start, int End, string Problem, string? Folded);

/// <summary>What a part of a regex is to it.</summary>
internal enum DeadPartKind
{
    /// <summary>One of several alternatives.</summary>
    Alternative = 0,

    /// <summary>What may stand there or not, with its quantifier.</summary>
    Optional,

    /// <summary>A character or range of a class.</summary>
    Member,
}
