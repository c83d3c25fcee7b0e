namespace Processing.Matching.Values;

/// <summary>One named column of a row.</summary>
/// <param name="Name">The name, as an expression spells it.</param>
/// <param name="Type">The type of its values.</param>
public sealed record ValueColumn(string Name, DataType Type);
