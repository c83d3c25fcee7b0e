using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Text;

namespace Processing.Matching.Tests;

/// <summary>
/// A matcher that follows the words of the definition of patterns and nothing else: it tries every way in order of preference and goes back
/// where the rest fails. Exponential; for small texts only.
/// </summary>
/// <param name="text">The text, of one block.</param>
/// <param name="annotations">For each producer its annotations, longest first at each start.</param>
internal sealed class NaiveMatcher(TokenizedText text, TokenSpan[][] annotations)
{
    private const int MaxSteps = 200_000;

    private int _steps;
    private int _start;
    private int _limit;

    /// <summary>Whether the last search gave up.</summary>
    public bool GaveUp => _steps > MaxSteps;

    /// <summary>End and captures of the preferred match at a start; null for none.</summary>
    public (int End, ImmutableList<(int Label, int Start, int End)> Captures)? Find(PatternNode pattern, int start)
    {
        _steps = 0;
        return Run(pattern, start, text.Count, null);
    }

    private (int End, ImmutableList<(int Label, int Start, int End)> Captures)? Run(PatternNode pattern, int start, int limit, int? end)
    {
        var (outerStart, outerLimit) = (_start, _limit);
        (_start, _limit) = (start, limit);
        (int, ImmutableList<(int, int, int)>)? found = null;
        Match(pattern, new Place(start, false, []), place =>
        {
            if (end is { } exact && place.At != exact)
            {
                return false;
            }

            found = (place.At, place.Captures);
            return true;
        });
        (_start, _limit) = (outerStart, outerLimit);
        return found;
    }

    private bool Match(PatternNode pattern, Place place, Func<Place, bool> rest)
    {
        if (++_steps > MaxSteps)
        {
            return true;
        }

        switch (pattern)
        {
            case PatternNode.Empty:
                return rest(place);
            case PatternNode.Literal { Tokens: var tokens }:
                foreach (var token in tokens)
                {
                    if (!CanStep(place, 1) || System.Text.Encoding.UTF8.GetString(text.GetFolded(place.At)) != token)
                    {
                        return false;
                    }

                    place = new Place(place.At + 1, false, place.Captures);
                }

                return rest(place);
            case PatternNode.TokenClass:
                return CanStep(place, 1) && rest(new Place(place.At + 1, false, place.Captures));
            case PatternNode.Annotation annotation:
                return annotations[annotation.Producer].Where(found => found.Start == place.At && CanStep(place, found.Length))
                    .Any(found => rest(new Place(found.End, false, place.Captures)));
            case PatternNode.Sequence sequence:
                return MatchAll(sequence.Parts, 0, place, rest);
            case PatternNode.Choice choice:
                return choice.Alternatives.Any(alternative => Match(alternative, place, rest));
            case PatternNode.Repeat repeat:
                return MatchRepeat(repeat, 0, place, rest);
            case PatternNode.Capture capture:
                return Match(capture.Body, place, after => rest(
                    after.At > place.At ? after with { Captures = after.Captures.Add((capture.Label, place.At, after.At)) } : after));
            case PatternNode.Gap gap:
                return Enumerable.Range(gap.Minimum, gap.Maximum - gap.Minimum + 1).Any(length =>
                    InOneSentence(place, length) && rest(new Place(place.At + length, true, place.Captures)));
            case PatternNode.Look look:
                return Looks(look, place.At) != look.Negated && rest(place);
            case PatternNode.Position { Kind: PositionKind.StartOfParagraph }:
                return place.At == 0 && rest(place);
            case PatternNode.Both both:
                return MatchBoth(both, place, rest);
            default:
                throw new NotSupportedException(pattern.GetType().Name);
        }
    }

    private bool MatchAll(ImmutableArray<PatternNode> parts, int index, Place place, Func<Place, bool> rest) =>
        index == parts.Length ? rest(place) : Match(parts[index], place, after => MatchAll(parts, index + 1, after, rest));

    private bool MatchRepeat(PatternNode.Repeat repeat, int count, Place place, Func<Place, bool> rest)
    {
        if (count < repeat.Minimum)
        {
            return Match(repeat.Body, place, after => MatchRepeat(repeat, count + 1, after, rest));
        }

        // Without a bound, a round that takes no token would go on for ever and does not count.
        bool More() => count != repeat.Maximum && Match(repeat.Body, place, after =>
            (repeat.Maximum is not null || after.At > place.At || (after.Stay && !place.Stay)) && MatchRepeat(repeat, count + 1, after, rest));
        return repeat.Lazy ? rest(place) || More() : More() || rest(place);
    }

    private bool MatchBoth(PatternNode.Both both, Place place, Func<Place, bool> rest)
    {
        // The second only has to take the same tokens; so one way of the first for each extent is enough.
        var tried = new HashSet<int>();
        var (outerStart, outerLimit) = (_start, _limit);
        _start = place.At;
        var done = Match(both.Left, new Place(place.At, false, []), left =>
        {
            var (innerStart, innerLimit) = (_start, _limit);
            (_start, _limit) = (outerStart, outerLimit);
            var matched = tried.Add(left.At) && CanStep(place, left.At - place.At) && Run(both.Right, place.At, left.At, left.At) is { } right
                && rest(new Place(left.At, left.At == place.At && place.Stay, place.Captures.AddRange(left.Captures).AddRange(right.Captures)));
            (_start, _limit) = (innerStart, innerLimit);
            return matched;
        });
        (_start, _limit) = (outerStart, outerLimit);
        return done;
    }

    private bool Looks(PatternNode.Look look, int at) => look.Ahead
        ? Run(look.Body, at, text.Count, null) is not null
        : Enumerable.Range(0, Math.Min(at, 32) + 1).Any(back => Run(look.Body, at - back, at, at) is not null);

    private bool CanStep(Place place, int length) =>
        length == 0 || (place.At + length <= _limit && (!place.Stay || place.At == _start || text[place.At - 1].Sentence == text[place.At].Sentence));

    private bool InOneSentence(Place place, int length)
    {
        if (place.At + length > _limit)
        {
            return false;
        }

        for (var token = place.At; token < place.At + length; token++)
        {
            if (token > _start && text[token - 1].Sentence != text[token].Sentence)
            {
                return false;
            }
        }

        return true;
    }

    private readonly record struct Place(int At, bool Stay, ImmutableList<(int Label, int Start, int End)> Captures);
}
