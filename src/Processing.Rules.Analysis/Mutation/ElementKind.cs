namespace Processing.Rules.Analysis.Mutation;

/// <summary>What part of a rule set an element is.</summary>
public enum ElementKind
{
    /// <summary>A <c>match</c> or <c>trigger</c> clause of a rule.</summary>
    RuleAlternative = 0,

    /// <summary>A <c>match</c> clause of an entity.</summary>
    EntityAlternative,

    /// <summary>An alternative of a choice.</summary>
    Branch,

    /// <summary>A label, or an argument of a frame.</summary>
    Label,

    /// <summary>A lexicon, or some of its entries.</summary>
    Lexicon,

    /// <summary>A column of the values of a lexicon.</summary>
    LexiconColumn,

    /// <summary>A <c>where</c>, <c>unless</c> or condition in brackets.</summary>
    Condition,

    /// <summary>An optional part or a repetition.</summary>
    Repetition,

    /// <summary>What must stand around a place: <c>ahead</c>, <c>start of …</c>, <c>within …</c>.</summary>
    Surroundings,

    /// <summary>A value that <c>set</c> gives to a field, or a <c>match</c> to its entity.</summary>
    Value,

    /// <summary>A <c>score</c>, or a part of it.</summary>
    Score,

    /// <summary>A <c>priority</c>.</summary>
    Priority,

    /// <summary>A <c>key</c>, or a part of it.</summary>
    Key,

    /// <summary>A <c>resolve</c>, or one of its criteria.</summary>
    Overlap,

    /// <summary>A clause of a <c>reference</c>, or some of its words.</summary>
    Reference,
}
