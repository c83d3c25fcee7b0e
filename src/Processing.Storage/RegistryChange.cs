namespace Processing.Storage;

/// <summary>One change of the registry.</summary>
/// <param name="Sequence">Its number; numbers rise and every change that is visible has a higher one than all that were visible before.</param>
/// <param name="RuleSet">The rule set.</param>
/// <param name="Label">The label that was moved; null for a revision that was added.</param>
/// <param name="Revision">The revision; null for a label that was taken away.</param>
public sealed record RegistryChange(long Sequence, string RuleSet, string? Label, string? Revision);
