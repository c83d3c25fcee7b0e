using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Rules.Syntax;

namespace Processing.Rules.Binding;

/// <summary>What names mean inside a pattern.</summary>
/// <param name="Names">The names of the file.</param>
/// <param name="Labels">Takes the labels met.</param>
/// <param name="Reporting">Whether mistakes are reported: not in the body of a named pattern, which is reported where it is declared.</param>
internal sealed record PatternScope(FileScope Names, LabelTable Labels, Reporting Reporting)
{
    /// <summary>Parameters of the pattern whose body is bound, with the arguments given.</summary>
    public ImmutableDictionary<string, PatternArgument> Arguments { get; init; } = ImmutableDictionary<string, PatternArgument>.Empty;
}

/// <summary>An argument with the scope it was written in; no syntax where the pattern is bound by itself.</summary>
internal sealed record PatternArgument(PatternSyntax? Syntax, PatternScope? Scope);

/// <summary>A bound pattern.</summary>
/// <param name="Node">Its compiled form.</param>
/// <param name="Shape">What value stands under it.</param>
internal readonly record struct BoundPattern(PatternNode Node, ValueShape Shape);

/// <summary>Whether mistakes are reported.</summary>
internal enum Reporting
{
    On = 0,
    Off,
}
