using Processing.Matching.Programs;

namespace Processing.Matching.Execution;

/// <summary>What an automaton does in a state.</summary>
internal enum StateKind : byte
{
    /// <summary>The pattern has matched.</summary>
    Accept,

    /// <summary>Goes on in <see cref="AutomatonState.Next"/>, and, less preferred, in <see cref="AutomatonState.Other"/>.</summary>
    Split,

    /// <summary>Takes the token whose symbol is <see cref="AutomatonState.Argument"/>.</summary>
    Literal,

    /// <summary>Takes a token for which the test numbered <see cref="AutomatonState.Argument"/> holds.</summary>
    Token,

    /// <summary>Takes an annotation of the producer <see cref="AutomatonState.Argument"/>.</summary>
    Annotation,

    /// <summary>Takes a region of the zone <see cref="AutomatonState.Argument"/>.</summary>
    ZoneRegion,

    /// <summary>Takes a list separator, or none before an item with a glued conjunction.</summary>
    Separator,

    /// <summary>From here to the next step the sentence may not end.</summary>
    StayInSentence,

    /// <summary>Opens the capture of the label <see cref="AutomatonState.Argument"/>.</summary>
    OpenCapture,

    /// <summary>Closes it.</summary>
    CloseCapture,

    /// <summary>Opens a list item.</summary>
    OpenItem,

    /// <summary>Closes it.</summary>
    CloseItem,

    /// <summary>Holds at the position <see cref="AutomatonState.Argument"/>, a <see cref="PositionKind"/>.</summary>
    Position,

    /// <summary>Holds in (or outside) the zone <see cref="AutomatonState.Argument"/>.</summary>
    InZone,

    /// <summary>Holds where the automaton <see cref="AutomatonState.Inner"/> matches ahead.</summary>
    LookAhead,

    /// <summary>Holds where the automaton <see cref="AutomatonState.Inner"/> matches up to here.</summary>
    LookBehind,

    /// <summary>Takes what <see cref="AutomatonState.Inner"/> and <see cref="AutomatonState.Second"/> both match.</summary>
    Both,
}

/// <summary>One state of an automaton.</summary>
internal sealed class AutomatonState
{
    public required StateKind Kind { get; init; }

    /// <summary>A number whose meaning depends on the kind.</summary>
    public int Argument { get; init; }

    /// <summary>Whether an assertion must fail.</summary>
    public bool IsNegated { get; init; }

    /// <summary>What an annotation must fulfil.</summary>
    public ExpressionNode? Predicate { get; init; }

    /// <summary>The element of the pattern that the state was made of, for explanations; null for what holds others together.</summary>
    public PatternNode? Origin { get; init; }

    public Automaton? Inner { get; init; }

    public Automaton? Second { get; init; }

    public int Next { get; set; } = -1;

    public int Other { get; set; } = -1;
}
