using System.Collections.Immutable;
using Processing.Server.Shadowing;

namespace Processing.Server.RuleSets;

/// <summary>The revision to work on one document with, or why there is none.</summary>
public sealed class RuleSetSelection
{
    private RuleSetSelection(RuleSet? ruleSet, string label, SelectionFault fault)
    {
        RuleSet = ruleSet;
        Label = label;
        Fault = fault;
    }

    /// <summary>The rule set, of the revision to work with; for <see cref="SelectionFault.OtherRevision"/> of the one that it has. Null for any other fault.</summary>
    public RuleSet? RuleSet { get; }

    /// <summary>The label by which the revision was chosen; empty for none.</summary>
    public string Label { get; }

    /// <summary>Why there is nothing to work with.</summary>
    public SelectionFault Fault { get; }

    /// <summary>For <see cref="SelectionFault.NotLoaded"/>: why the revision does not compile; empty where that is not the reason.</summary>
    public ImmutableArray<RuleSetDiagnostic> Diagnostics { get; private init; } = [];

    /// <summary>Where the result is to be compared with that of another revision; null for nowhere.</summary>
    internal ShadowTraffic? Shadow { get; private init; }

    /// <summary>A revision to work with.</summary>
    public static RuleSetSelection Of(RuleSet ruleSet, string label) => new(ruleSet, label, SelectionFault.None);

    /// <summary>Another revision than the one asked for.</summary>
    public static RuleSetSelection Mismatched(RuleSet current) => new(current, "", SelectionFault.OtherRevision);

    /// <summary>Nothing.</summary>
    public static RuleSetSelection Failed(SelectionFault fault) => new(null, "", fault);

    /// <summary>A revision that does not compile here.</summary>
    public static RuleSetSelection Broken(ImmutableArray<RuleSetDiagnostic> diagnostics) => new(null, "", SelectionFault.NotLoaded) { Diagnostics = diagnostics };

    internal RuleSetSelection With(ShadowTraffic shadow) => new(RuleSet, Label, Fault) { Shadow = shadow };
}
