using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Processing.Text;

namespace Processing.Rules.Analysis.Language;

/// <summary>Whether a regex can match any folded token at all.</summary>
internal sealed class TokenRegex(AnalysisFuel fuel)
{
    private readonly FoldedAlphabet _alphabet = new(fuel);
    private readonly Dictionary<string, string?> _problems = new(StringComparer.Ordinal);

    /// <summary>Why no token matches, as the end of a sentence; null where one may.</summary>
    public string? ProblemOf(string regex)
    {
        if (!_problems.TryGetValue(regex, out var problem))
        {
            // The usual characters first: all of them are tried only before anything is said.
            problem = RegexReader.TryRead(regex) is { } parts && Find(parts, isWhole: false) is not null && !IsCharacter(parts, regex) ? Find(parts, isWhole: true) : null;
            if (fuel.IsOut)
            {
                return null;
            }

            _problems.Add(regex, problem);
        }

        return problem;
    }

    /// <summary>Alternatives, optional parts and members of classes that match nothing, of a regex that matches something; those inside others are left out.</summary>
    public ImmutableArray<DeadRegexPart> DeadParts(string regex)
    {
        var dead = RegexReader.TryRead(regex) is { } parts ? new DeadRegexParts(_alphabet, fuel).Of(parts) : [];
        return fuel.IsOut ? [] : dead;
    }

    /// <summary>The regex with its characters folded, where that makes it match something; null otherwise.</summary>
    public string? Folded(string regex)
    {
        var folded = new StringBuilder(regex.Length);
        for (var i = 0; i < regex.Length; i++)
        {
            var isEscaped = i > 0 && regex[i - 1] == '\\';
            var character = isEscaped || regex[i] == '\\' ? regex[i..(i + 1)] : TextFolder.Fold(regex[i..(i + 1)]);
            if (character.Length == 0)
            {
                // What folds to nothing may have a quantifier behind it.
                return null;
            }

            folded.Append(character);
        }

        var text = folded.ToString();
        return text != regex && !regex.Contains("\\p", StringComparison.OrdinalIgnoreCase) && ProblemOf(text) is null ? text : null;
    }

    // Of some single characters letters, digits and signs do share a token. Whoever writes out `°c` may mean one; `[a-z]+[0-9]+` has them by chance.
    private static bool IsCharacter(RegexPart parts, string regex)
    {
        if (parts.Characters.Any(character => character.Literal is null))
        {
            return false;
        }

        var whole = new Regex($@"\A(?:{regex})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        return CompatibilityTokens.Texts.Any(text => whole.IsMatch(text));
    }

    private string? Find(RegexPart regex, bool isWhole)
    {
        bool Allows(RegexPart.Character character, TokenPlaces place) => (_alphabet.Of(character, isWhole) & place) != 0;
        if (regex.IsPossibleWithText(character => Allows(character, TokenPlaces.InWord))
            || regex.IsPossibleWithText(character => Allows(character, TokenPlaces.InNumber))
            || regex.IsPossibleAlone(character => Allows(character, TokenPlaces.Alone)))
        {
            return null;
        }

        if (!regex.IsPossibleWithText(_ => true))
        {
            return "it matches only the empty text, and no token is empty";
        }

        return regex.Characters.FirstOrDefault(character => _alphabet.Of(character, isWhole) == TokenPlaces.None) is { } blamed ? RegexBlame.Of(blamed) : "letters, digits and signs share no token, but for single characters such as `㎡`";
    }
}
