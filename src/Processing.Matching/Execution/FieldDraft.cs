using Processing.Matching.Values;

namespace Processing.Matching.Execution;

/// <summary>A field that a match fills, before it is known whether a record is made of it.</summary>
/// <param name="Field">Index of the field among those of the record type.</param>
/// <param name="Value">Its value.</param>
/// <param name="First">Index of the first place it was read from, among <see cref="FieldDrafts.Places"/>.</param>
/// <param name="End">Index behind the last one.</param>
internal readonly record struct FieldDraft(int Field, Value Value, int First, int End);
