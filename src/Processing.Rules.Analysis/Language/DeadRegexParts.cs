using System.Collections.Immutable;

namespace Processing.Rules.Analysis.Language;

/// <summary>Finds the parts of a token regex that match nothing although the whole matches something.</summary>
internal sealed class DeadRegexParts(FoldedAlphabet alphabet, AnalysisFuel fuel)
{
    private readonly ImmutableArray<DeadRegexPart>.Builder _found = ImmutableArray.CreateBuilder<DeadRegexPart>();

    /// <summary>The alternatives, optional parts and members of classes that no folded token can be; those inside others are left out.</summary>
    public ImmutableArray<DeadRegexPart> Of(RegexPart regex)
    {
        _found.Clear();
        FindDead(regex);
        return _found.ToImmutable();
    }

    private void FindDead(RegexPart part)
    {
        switch (part)
        {
            case RegexPart.Sequence sequence:
                foreach (var inner in sequence.Parts)
                {
                    FindDead(inner);
                }

                break;
            case RegexPart.Choice choice:
                foreach (var alternative in choice.Alternatives)
                {
                    FindDeadOrInside(alternative, DeadPartKind.Alternative, alternative);
                }

                break;
            case RegexPart.Repeat { Minimum: 0 } repeat:
                FindDeadOrInside(repeat.Body, DeadPartKind.Optional, repeat);
                break;
            case RegexPart.Repeat repeat:
                FindDead(repeat.Body);
                break;
            case RegexPart.Character { Members.IsEmpty: false } characters:
                _found.AddRange(characters.Members.Where(IsDead).Select(member => new DeadRegexPart(DeadPartKind.Member, member.Start, member.End, RegexBlame.Of(member), FoldedMember(characters, member))));
                break;
            default:
                break;
        }
    }

    // A part that the regex can do without, and what goes with it.
    private void FindDeadOrInside(RegexPart part, DeadPartKind kind, RegexPart whole)
    {
        if (Blamed(part, isWhole: false) is not null && Blamed(part, isWhole: true) is { } blamed)
        {
            _found.Add(new DeadRegexPart(kind, whole.Start, whole.End, RegexBlame.Of(blamed), null));
        }
        else
        {
            FindDead(part);
        }
    }

    // A character that stands in no folded token and without which the part matches nothing.
    private RegexPart.Character? Blamed(RegexPart part, bool isWhole) => part.IsPossible(character => alphabet.Of(character, isWhole) != TokenPlaces.None) ? null
        : part.Characters.FirstOrDefault(character => alphabet.Of(character, isWhole) == TokenPlaces.None);

    private bool IsDead(RegexPart.ClassMember member)
    {
        for (var character = (int)member.First; character <= member.Last; character++)
        {
            if (!fuel.TrySpend(1) || alphabet.Of((char)character) != TokenPlaces.None)
            {
                return false;
            }
        }

        return member.First <= member.Last;
    }

    // What a member folds to, unless the class has that as well.
    private static string? FoldedMember(RegexPart.Character characters, RegexPart.ClassMember member) =>
        RegexBlame.FoldsTo(member.First) is { Length: 1 } first && RegexBlame.FoldsTo(member.Last) is { Length: 1 } last
        && !characters.Members.Any(other => other.First <= first[0] && last[0] <= other.Last)
            ? member.First == member.Last ? first : $"{first}-{last}"
            : null;
}
