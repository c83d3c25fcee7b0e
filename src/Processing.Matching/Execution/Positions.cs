using Processing.Matching.Programs;
using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>Tells whether a place in a block is a position.</summary>
internal static class Positions
{
    /// <summary>Most punctuation tokens that may close a sentence, such as <c>?!»)</c>.</summary>
    private const int MaxClosing = 8;

    public static bool Holds(TokenizedText text, TokenSpan block, PositionKind kind, int place) => kind switch
    {
        PositionKind.StartOfSentence => place < block.End && StartsSentence(text, block, place),
        PositionKind.EndOfSentence => place > block.Start && EndsSentence(text, block, place),
        PositionKind.StartOfParagraph => place == block.Start,
        PositionKind.EndOfParagraph => place == block.End,
        PositionKind.StartOfDocument => place == 0,
        PositionKind.EndOfDocument => place == text.Count,
        PositionKind.Glued => place > block.Start && place < block.End && !text[place].SpaceBefore,
        _ => false,
    };

    private static bool StartsSentence(TokenizedText text, TokenSpan block, int place) =>
        place == block.Start || text[place - 1].Sentence != text[place].Sentence;

    private static bool EndsSentence(TokenizedText text, TokenSpan block, int place)
    {
        var last = Math.Min(block.End, place + MaxClosing);
        for (var token = place; token < last; token++)
        {
            if (text[place - 1].Sentence != text[token].Sentence)
            {
                return true;
            }

            if (text[token].Kind != TokenKind.Punctuation)
            {
                return false;
            }
        }

        return last == block.End || text[place - 1].Sentence != text[last].Sentence;
    }
}
