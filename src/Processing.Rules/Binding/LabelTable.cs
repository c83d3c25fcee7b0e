using System.Collections.Immutable;
using Processing.Matching.Programs;

namespace Processing.Rules.Binding;

/// <summary>The labels of one rule or alternative, in the order met.</summary>
internal sealed class LabelTable
{
    private readonly List<string> _names = [];
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);
    private readonly List<ValueShape> _shapes = [];
    private readonly List<ImmutableArray<PatternNode>> _bodies = [];

    /// <summary>Whether some labels are not known, since a part of the pattern could not be bound; then an unknown one is no news.</summary>
    public bool IsUncertain { get; set; }

    public ImmutableArray<string> Names => [.. _names];

    public int Find(string name) => _indexes.GetValueOrDefault(name, -1);

    public ValueShape ShapeOf(int label) => _shapes[label];

    /// <summary>The patterns under a label, one for each place of it.</summary>
    public ImmutableArray<PatternNode> BodiesOf(int label) => _bodies[label];

    /// <summary>Adds a label, or another place of one.</summary>
    public int Add(string name, ValueShape shape, params ImmutableArray<PatternNode> bodies)
    {
        if (_indexes.TryGetValue(name, out var index))
        {
            _shapes[index] = _shapes[index].Or(shape);
            _bodies[index] = _bodies[index].AddRange(bodies);
            return index;
        }

        _indexes.Add(name, _names.Count);
        _names.Add(name);
        _shapes.Add(shape);
        _bodies.Add(bodies);
        return _names.Count - 1;
    }
}
