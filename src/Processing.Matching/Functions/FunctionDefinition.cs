using System.Collections.Immutable;
using Processing.Matching.Values;

namespace Processing.Matching.Functions;

/// <summary>A built-in function of the rules language. Functions are total: what they cannot compute is absent.</summary>
/// <param name="Name">Its name, as an expression spells it.</param>
/// <param name="Documentation">What it gives, in one or two sentences.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Returns">Type of its result; null when it is the type of the first argument.</param>
/// <param name="Examples">Calls and their results, executed as tests and shown in the reference.</param>
/// <param name="Evaluate">Computes the result. An argument is null where the value is absent; a required absent argument never reaches it. The array is used again for the next call, so none of it may be kept but the values.</param>
public sealed record FunctionDefinition(
    string Name,
    string Documentation,
    ImmutableArray<FunctionParameter> Parameters,
    DataType? Returns,
    ImmutableArray<FunctionExample> Examples,
    Func<ImmutableArray<Value?>, Value?> Evaluate)
{
    /// <summary>Whether the result is one item of the first argument, which is a list; then <see cref="Returns"/> is null.</summary>
    public bool ReturnsItem { get; init; }

    /// <summary>Whether the last parameter, where it is absent, is the moment of reference that the caller gave: relative dates count from it.</summary>
    public bool DefaultsToReference { get; init; }

    /// <summary>Whether the result is a list of the type of the first argument, or that type where it is a list; then <see cref="Returns"/> is null.</summary>
    public bool ReturnsList { get; init; }

    /// <summary>What its arguments must have in common; where that is anything, <see cref="Returns"/> is null and the result has the type that they share.</summary>
    public ArgumentKinship Kinship { get; init; }
}

/// <summary>One parameter of a function.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Accepts">The kinds of value it takes; empty for any.</param>
/// <param name="IsOptional">Whether the argument may be left out or absent.</param>
/// <param name="Choices">The identifiers that may stand for it, such as calendars; empty for none. They arrive as text.</param>
public sealed record FunctionParameter(string Name, ImmutableArray<ValueKind> Accepts, bool IsOptional, ImmutableArray<string> Choices)
{
    /// <summary>The kind of value whose code it is, such as money for a currency; null for none.</summary>
    public ValueKind? CodeOf { get; init; }

    /// <summary>The kinds that the items of a list must have, a single value counting as a list of one; empty for any. Then <see cref="Accepts"/> is empty.</summary>
    public ImmutableArray<ValueKind> Items { get; init; } = [];

    /// <summary>The smallest number for which there is a result; null for no bound.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>The largest number for which there is a result; null for no bound.</summary>
    public decimal? Maximum { get; init; }
}

/// <summary>An example of a call.</summary>
/// <param name="Call">The call, in the language.</param>
/// <param name="Result">Its result as <c>rules</c> prints it; empty for absent.</param>
public sealed record FunctionExample(string Call, string Result);
