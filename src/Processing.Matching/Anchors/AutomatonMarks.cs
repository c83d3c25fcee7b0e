using Processing.Matching.Execution;

namespace Processing.Matching.Anchors;

/// <summary>What the next token must have in the states of an automaton. Immutable.</summary>
/// <param name="States">For each state the marks of which the token has one; all of them where nothing is known.</param>
/// <param name="Choices">The same for <see cref="Automaton.Choices"/>: what is looked at together stands together in memory.</param>
internal sealed record AutomatonMarks(TokenMarks[] States, TokenMarks[] Choices);
