using System.Collections.Immutable;
using Processing.Matching.Functions;
using Processing.Rules.Semantics;
using Processing.Rules.Sources;

namespace Processing.Rules.Analysis.Editing;

/// <summary>What is to be told of a name.</summary>
/// <param name="Meaning">What it means.</param>
/// <param name="Kind">What it is, in a word or two, such as <c>lexicon</c> or <c>function</c>.</param>
/// <param name="FullName">Its name with its package, of a field with its record; else the name.</param>
/// <param name="Signature">How it is declared or called, at most 12 lines.</param>
/// <param name="Type">The type of its values as rules write it; empty where it has none, or where it is not known.</param>
/// <param name="Documentation">What its author, or the language, says of it; empty for nothing.</param>
/// <param name="Declared">Where it is declared; null for what is built in, and for labels of other files.</param>
/// <param name="Examples">Of a function calls with their results; empty for all others.</param>
public sealed record NameDescription(
    NameMeaning Meaning,
    string Kind,
    string FullName,
    string Signature,
    string Type,
    string Documentation,
    SourceLocation? Declared,
    ImmutableArray<FunctionExample> Examples);
