using System.Collections.Immutable;

namespace Processing.Rules.Analysis.Language;

/// <summary>A part of a token regex.</summary>
internal abstract record RegexPart
{
    private RegexPart()
    {
    }

    /// <summary>Where it starts in the regex, in UTF-16 code units.</summary>
    public int Start { get; init; }

    /// <summary>One past where it ends.</summary>
    public int End { get; init; }

    /// <summary>One character: itself, or a class as written.</summary>
    public sealed record Character(string Text, char? Literal) : RegexPart
    {
        /// <summary>What stands in a class in brackets that is not negated, as far as it is characters and ranges of them; empty for anything else.</summary>
        public ImmutableArray<ClassMember> Members { get; init; } = [];
    }

    /// <summary>A character of a class, or a range of them.</summary>
    /// <param name="First">The first.</param>
    /// <param name="Last">The last; the first where it is one.</param>
    /// <param name="Start">Where it starts in the regex.</param>
    /// <param name="End">One past where it ends.</param>
    public readonly record struct ClassMember(char First, char Last, int Start, int End);

    /// <summary>Parts one after the other; none for the empty text.</summary>
    public sealed record Sequence(ImmutableArray<RegexPart> Parts) : RegexPart;

    /// <summary>One of several.</summary>
    public sealed record Choice(ImmutableArray<RegexPart> Alternatives) : RegexPart;

    /// <summary>A repetition.</summary>
    public sealed record Repeat(RegexPart Body, int Minimum, int? Maximum) : RegexPart;

    /// <summary>Its characters, in order.</summary>
    public IEnumerable<Character> Characters => this switch
    {
        Character character => [character],
        Sequence sequence => sequence.Parts.SelectMany(part => part.Characters),
        Choice choice => choice.Alternatives.SelectMany(part => part.Characters),
        Repeat repeat => repeat.Body.Characters,
        _ => [],
    };

    /// <summary>Whether it matches some text all of whose characters are allowed, the empty one included.</summary>
    public bool IsPossible(Func<Character, bool> allows) => this switch
    {
        Character character => allows(character),
        Sequence sequence => sequence.Parts.All(part => part.IsPossible(allows)),
        Choice choice => choice.Alternatives.Any(part => part.IsPossible(allows)),
        Repeat repeat => repeat.Minimum == 0 || repeat.Body.IsPossible(allows),
        _ => true,
    };

    /// <summary>Whether it matches some text of one character or more, all of which are allowed.</summary>
    public bool IsPossibleWithText(Func<Character, bool> allows) => this switch
    {
        Character character => allows(character),
        Sequence sequence => IsPossible(allows) && sequence.Parts.Any(part => part.IsPossibleWithText(allows)),
        Choice choice => choice.Alternatives.Any(part => part.IsPossibleWithText(allows)),
        Repeat repeat => repeat.Maximum != 0 && repeat.Body.IsPossibleWithText(allows),
        _ => true,
    };

    /// <summary>Whether it matches some allowed character alone.</summary>
    public bool IsPossibleAlone(Func<Character, bool> allows) => this switch
    {
        Character character => allows(character),
        Sequence sequence => sequence.Parts.Any(part => part.IsPossibleAlone(allows) && sequence.Parts.All(other => ReferenceEquals(other, part) || other.IsPossible(_ => false))),
        Choice choice => choice.Alternatives.Any(part => part.IsPossibleAlone(allows)),
        Repeat repeat => repeat.Maximum != 0 && repeat.Body.IsPossibleAlone(allows) && (repeat.Minimum <= 1 || repeat.Body.IsPossible(_ => false)),
        _ => true,
    };
}
