using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>A record that a rule found, before overlaps are resolved. It lives as long as its document and is used again by the next one; see <see cref="CandidatePool"/>.</summary>
/// <param name="rule">The rule.</param>
internal sealed class RecordCandidate(PreparedRule rule)
{
    private TextSpan _span;
    private List<RecordCandidate>? _losers;

    /// <summary>The rule.</summary>
    public PreparedRule Rule { get; private set; } = rule;

    /// <summary>Everything it matched; may be empty.</summary>
    public TokenSpan Tokens { get; private set; }

    /// <summary>The tokens of a frame's trigger; null for a sequence.</summary>
    public TokenSpan? Trigger { get; private set; }

    /// <summary>The place in the text.</summary>
    public TextSpan Span => _span;

    /// <summary>The place as one of several.</summary>
    public ReadOnlySpan<TextSpan> Place => new(in _span);

    /// <summary>0 to 1.</summary>
    public double Score { get; private set; }

    /// <summary>Where its fields begin among <see cref="FieldDrafts"/>. They are there until the records of its type are made.</summary>
    public int FirstField { get; private set; }

    /// <summary>How many fields it fills.</summary>
    public int FieldCount { get; private set; }

    /// <summary>The matches of other records that this one kept off its tokens, for explanations.</summary>
    public List<RecordCandidate> Losers => _losers ??= [];

    /// <summary>Which record of a policy it competes for.</summary>
    public int Member { get; set; }

    public string RuleName => Rule.Definition.Name;

    public int Priority => Rule.Definition.Priority;

    /// <summary>Makes it that of a match.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="tokens">Everything it matched.</param>
    /// <param name="trigger">The tokens of a frame's trigger.</param>
    /// <param name="span">The place in the text.</param>
    /// <param name="score">0 to 1.</param>
    /// <param name="firstField">Where its fields begin.</param>
    /// <param name="fieldCount">How many they are.</param>
    public RecordCandidate Set(PreparedRule rule, TokenSpan tokens, TokenSpan? trigger, TextSpan span, double score, int firstField, int fieldCount)
    {
        (Rule, Tokens, Trigger, _span, Score, FirstField, FieldCount, Member) = (rule, tokens, trigger, span, score, firstField, fieldCount, 0);
        return this;
    }

    /// <summary>Lets go of what it kept off.</summary>
    public void Forget() => _losers = null;
}
