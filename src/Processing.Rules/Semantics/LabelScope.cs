using Processing.Rules.Binding;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Processing.Rules.Semantics;

/// <summary>The labels of a declaration: its own, then those of the patterns that it names, directly or not.</summary>
internal sealed class LabelScope
{
    private readonly Dictionary<string, FoundLabel> _labels = new(StringComparer.Ordinal);

    public LabelScope(Symbol symbol, Func<SourceFile, FileScope> scopeOf)
    {
        var seen = new HashSet<Symbol> { symbol };
        var open = new Queue<Symbol>(seen);
        while (open.TryDequeue(out var next))
        {
            var scope = scopeOf(next.File);
            foreach (var node in next.Declaration.DescendantNodesAndSelf())
            {
                switch (node)
                {
                    case PatternSyntax.Labelled labelled:
                        _labels.TryAdd(labelled.Label.Text, new FoundLabel(next, RecordOf(labelled.Body, scope)));
                        break;
                    case SlotSyntax slot:
                        _labels.TryAdd(slot.Name.Text, new FoundLabel(next, RecordOf(slot.Pattern, scope)));
                        break;
                    case PatternSyntax.Reference reference when scope.Find(reference.Name.Text, out _) is PatternSymbol pattern && seen.Add(pattern):
                        open.Enqueue(pattern);
                        break;
                    default:
                        break;
                }
            }
        }
    }

    /// <summary>The labels, by name.</summary>
    public IReadOnlyDictionary<string, FoundLabel> All => _labels;

    /// <summary>The label of a name; null for none.</summary>
    public FoundLabel? Find(string name) => _labels.GetValueOrDefault(name);

    private static RecordSymbol? RecordOf(PatternSyntax pattern, FileScope scope) => pattern switch
    {
        PatternSyntax.Group group => RecordOf(group.Body, scope),
        PatternSyntax.Repeat repeat => RecordOf(repeat.Body, scope),
        PatternSyntax.List list => RecordOf(list.Item, scope),
        PatternSyntax.Reference reference => scope.Find(reference.Name.Text, out _) as RecordSymbol,
        _ => null,
    };
}

/// <summary>A label.</summary>
/// <param name="Owner">The declaration that introduces it.</param>
/// <param name="Record">The record that stands under it; null for anything else.</param>
internal sealed record FoundLabel(Symbol Owner, RecordSymbol? Record);
