using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Processing.Rules.Syntax;

namespace Processing.Rules.Binding;

/// <summary>The names that a declaration mentions. They depend on its own text alone, so they are kept with it, and every compilation that it stands in shares them.</summary>
internal sealed class UsedNames
{
    private static readonly ConditionalWeakTable<DeclarationSyntax, UsedNames> Known = [];

    private UsedNames(DeclarationSyntax declaration)
    {
        var patterns = new HashSet<string>(StringComparer.Ordinal);
        var zones = new HashSet<string>(StringComparer.Ordinal);
        var types = new HashSet<string>(StringComparer.Ordinal);
        var entryTypes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in declaration.DescendantNodesAndSelf())
        {
            _ = node switch
            {
                PatternSyntax.Reference reference => patterns.Add(reference.Name.Text),
                PatternSyntax.InZone zone => zones.Add(zone.Name.Text),
                PatternSyntax.ZoneRegion zone => zones.Add(zone.Name.Text),
                TypeSyntax type => types.Add(type.Name.Text),
                LexiconSyntax { Type: { } type } => entryTypes.Add(type.Text),
                LexiconColumnSyntax { Type: { } type } => entryTypes.Add(type.Text),
                _ => false,
            };
        }

        Patterns = [.. patterns];
        Zones = [.. zones];
        Types = [.. types];
        EntryTypes = [.. entryTypes];
    }

    /// <summary>Names in patterns, those of parameters included.</summary>
    public ImmutableArray<string> Patterns { get; }

    /// <summary>Names of zones.</summary>
    public ImmutableArray<string> Zones { get; }

    /// <summary>Names of types.</summary>
    public ImmutableArray<string> Types { get; }

    /// <summary>Names of the types of lexicon entries and their columns.</summary>
    public ImmutableArray<string> EntryTypes { get; }

    /// <summary>The names of a declaration; its nodes are walked once.</summary>
    public static UsedNames Of(DeclarationSyntax declaration) => Known.GetValue(declaration, made => new UsedNames(made));
}
