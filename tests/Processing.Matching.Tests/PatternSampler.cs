using Processing.Matching.Programs;

namespace Processing.Matching.Tests;

/// <summary>Makes texts that a pattern is likely to match: a word for each literal, a form for each lexicon, a way for each choice.</summary>
/// <remarks>Assertions and predicates are passed over, and what a second reading demands too; so most samples match, not all.</remarks>
internal sealed class PatternSampler(RuleProgram program, Random random)
{
    private const int DeepestEntity = 4;

    private static readonly string[] Fillers = ["سپس", "word", "كلمة", "در", "the", "في"];

    /// <summary>A text for the rule: the pattern of a sequence, or a trigger with its slots around it.</summary>
    public string OfRule(RuleDefinition rule)
    {
        var words = new List<string>();
        if (rule.Body is RuleBody.Sequence sequence)
        {
            Add(sequence.Pattern, words, 0);
            return string.Join(' ', words);
        }

        var frame = (RuleBody.Frame)rule.Body;
        foreach (var slot in frame.Slots.Where(slot => slot.Side == SlotSide.Left))
        {
            Add(slot, words);
        }

        Add(frame.Trigger, words, 0);
        foreach (var slot in frame.Slots.Where(slot => slot.Side != SlotSide.Left))
        {
            Add(slot, words);
        }

        return string.Join(' ', words);
    }

    private void Add(FrameSlot slot, List<string> words)
    {
        foreach (var part in new[] { slot.After, slot.Pattern, slot.Before })
        {
            if (part is not null)
            {
                Add(part, words, 0);
            }
        }
    }

    private void Add(PatternNode pattern, List<string> words, int depth)
    {
        switch (pattern)
        {
            case PatternNode.Literal literal:
                words.AddRange(literal.Tokens);
                break;
            case PatternNode.Regex:
                words.Add("abc");
                break;
            case PatternNode.TokenClass tokens:
                words.Add(tokens.Class switch
                {
                    TokenClassKind.Number => random.Next(2) == 0 ? "12" : "۱۳۹۵",
                    TokenClassKind.Punctuation => "،",
                    TokenClassKind.Symbol => "+",
                    _ => Filler(),
                });
                break;
            case PatternNode.Annotation annotation:
                AddAnnotation(program.Producers[annotation.Producer], words, depth);
                break;
            case PatternNode.Sequence sequence:
                foreach (var part in sequence.Parts)
                {
                    Add(part, words, depth);
                }

                break;
            case PatternNode.Choice choice:
                Add(choice.Alternatives[random.Next(choice.Alternatives.Length)], words, depth);
                break;
            case PatternNode.Repeat repeat:
                var most = Math.Min(repeat.Maximum ?? int.MaxValue, repeat.Minimum + 2);
                for (var count = random.Next(repeat.Minimum, most + 1); count > 0; count--)
                {
                    Add(repeat.Body, words, depth);
                }

                break;
            case PatternNode.Capture capture:
                Add(capture.Body, words, depth);
                break;
            case PatternNode.List list:
                Add(list.Item, words, depth);
                if (random.Next(2) == 0)
                {
                    words.Add("و");
                    Add(list.Item, words, depth);
                }

                break;
            case PatternNode.Gap gap:
                words.AddRange(Enumerable.Range(0, random.Next(gap.Minimum, gap.Maximum + 1)).Select(_ => Filler()));
                break;
            case PatternNode.Both both:
                Add(both.Left, words, depth);
                break;
        }
    }

    private void AddAnnotation(Producer producer, List<string> words, int depth)
    {
        switch (producer)
        {
            case Producer.Lexicon { Entries.IsEmpty: false } lexicon:
                var forms = lexicon.Entries[random.Next(lexicon.Entries.Length)].Forms;
                words.Add(forms[random.Next(forms.Length)]);
                break;
            case Producer.Entity { Alternatives.IsEmpty: false } entity when depth < DeepestEntity:
                Add(entity.Alternatives[random.Next(entity.Alternatives.Length)].Pattern, words, depth + 1);
                break;
            case Producer.Record { Rules.IsEmpty: false } record when depth < DeepestEntity:
                words.Add(OfRule(record.Rules[random.Next(record.Rules.Length)]));
                break;
        }
    }

    private string Filler() => Fillers[random.Next(Fillers.Length)];
}
