using System.Text;
using Processing.Text;

namespace Processing.Documents.Tests;

/// <summary>Checks that every character of every block leads to the bytes that made it, and that places only go forward.</summary>
internal static class PlaceCheck
{
    /// <summary>Checks a document whose content is what was given.</summary>
    /// <param name="document">The document.</param>
    /// <param name="read">What a source that is not the character itself stands for, such as <c>&amp;amp;</c>; null where it is no such source.</param>
    public static void Characters(Document document, Func<string, string?> read)
    {
        var content = document.Content.Span;
        foreach (var block in document.Blocks)
        {
            var at = block.Span.Start;
            var previous = 0;
            foreach (var rune in ReadCheck.TextOf(document, block).EnumerateRunes())
            {
                var original = document.Offsets.ToOriginal(new TextSpan(at, at + rune.Utf8SequenceLength));
                var source = Encoding.UTF8.GetString(content[original.Start..original.End]);
                Assert.True(original.Start >= previous, $"`{rune}` leads back to {original.Start} behind {previous}");
                if (source != rune.ToString())
                {
                    var isBlank = rune.Value == ' ' && string.IsNullOrWhiteSpace(read(source) ?? source);
                    Assert.True(isBlank || read(source)?.Contains(rune.ToString(), StringComparison.Ordinal) == true, $"`{rune}` leads back to `{source}`");
                }

                previous = original.End;
                at += rune.Utf8SequenceLength;
            }
        }
    }
}
