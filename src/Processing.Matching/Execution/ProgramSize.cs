using Processing.Matching.Programs;

namespace Processing.Matching.Execution;

/// <summary>How large parts of a program become when it is loaded, told without loading them.</summary>
/// <param name="States">States of all its patterns, those inside conditions included; an upper bound within a few per cent.</param>
/// <param name="Bytes">Memory that it takes once it is loaded and indexed, within a factor of two.</param>
public readonly record struct ProgramSize(long States, long Bytes)
{
    // Measured with 720,000 states, 20,000 rules and 60,000 entries on a 64-bit machine: 82 to 92 bytes for a state, 1.2 KB for a small rule,
    // 0.19 to 0.34 KB for an entry beside its texts; an entry that is compared by `similar` as documented at DP3020.
    private const int BytesPerState = 100;
    private const int BytesPerRule = 1_200;
    private const int BytesPerForm = 350;
    private const int BytesPerSimilarForm = 512;
    private const int BytesPerDoublySimilarForm = 2_048;

    // Sums of a few thousands of these stay far below the largest number.
    private const long Beyond = long.MaxValue >> 24;

    /// <summary>The size of a lexicon, in O(forms).</summary>
    public static ProgramSize Of(Producer.Lexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(lexicon);
        var perForm = BytesPerForm + lexicon.Options.Similar switch { 0 => 0, 1 => BytesPerSimilarForm, _ => BytesPerDoublySimilarForm };
        var bytes = 0L;
        foreach (var entry in lexicon.Entries)
        {
            foreach (var form in entry.Forms)
            {
                bytes += perForm + (sizeof(char) * form.Length);
            }
        }

        return new ProgramSize(0, bytes);
    }

    /// <summary>The size of an entity, in O(nodes).</summary>
    public static ProgramSize Of(Producer.Entity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        var uses = new ProgramUses();
        uses.Add(entity);
        return OfPatterns(entity.Alternatives.Select(alternative => alternative.Pattern).Concat(uses.EmbeddedPatterns));
    }

    /// <summary>The size of a rule, in O(nodes).</summary>
    public static ProgramSize Of(RuleDefinition rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var uses = new ProgramUses();
        uses.Add(rule);
        var own = rule.Body switch
        {
            RuleBody.Sequence sequence => [sequence.Pattern],
            RuleBody.Frame frame => frame.Slots.SelectMany(slot => new[] { slot.Pattern, slot.After, slot.Before }).Prepend(frame.Trigger),
            _ => Enumerable.Empty<PatternNode?>(),
        };
        return OfPatterns(own.Concat(uses.EmbeddedPatterns));
    }

    /// <summary>The size of words that stand for a record, in O(nodes).</summary>
    public static ProgramSize Of(RecordReference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var uses = new ProgramUses();
        uses.Add(reference);
        return OfPatterns(reference.Clues.OfType<ReferenceClue.Phrase>().Select(phrase => phrase.Pattern).Concat(uses.EmbeddedPatterns));
    }

    /// <summary>The size of a zone, in O(nodes).</summary>
    public static ProgramSize Of(ZoneDefinition zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return OfPatterns(zone.Clauses.Select(ProgramUses.PatternOf));
    }

    /// <summary>Both together.</summary>
    public static ProgramSize operator +(ProgramSize left, ProgramSize right) => new(left.States + right.States, left.Bytes + right.Bytes);

    private static ProgramSize OfPatterns(IEnumerable<PatternNode?> patterns)
    {
        var states = 0L;
        foreach (var pattern in patterns)
        {
            states += pattern is null ? 0 : Math.Min(Beyond, PatternSize.CountStates(pattern));
        }

        return new ProgramSize(states, BytesPerRule + (Math.Min(states, Beyond) * BytesPerState));
    }
}
