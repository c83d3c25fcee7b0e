using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Processing.Rules.Analysis.Mutation;

/// <summary>Which tests are tried first against a change: those that saw earlier changes of the same declaration, then those of the same file or of one named like it, then the rest.</summary>
/// <remarks>Only the time depends on it: a change that is seen is seen by one of the first, and one that no test sees is tried with all of them.</remarks>
internal sealed class TestOrder(ImmutableArray<string> files)
{
    private const int MostRemembered = 8;
    private readonly ConcurrentDictionary<string, ImmutableList<int>> _seen = new(StringComparer.Ordinal);

    /// <summary>All tests, the likeliest first.</summary>
    /// <param name="declaration">Where the change is.</param>
    /// <param name="file">Its file.</param>
    public IEnumerable<int> For(string declaration, string file)
    {
        var first = _seen.GetValueOrDefault(declaration, []);
        var near = Enumerable.Range(0, files.Length).Where(test => files[test] == file).Concat(Enumerable.Range(0, files.Length).Where(test => files[test] != file && Path.GetFileName(files[test]) == Path.GetFileName(file)));
        return first.Concat(near).Concat(Enumerable.Range(0, files.Length)).Distinct();
    }

    /// <summary>Remembers that a test saw a change.</summary>
    public void Remember(string declaration, int test) => _seen.AddOrUpdate(
        declaration, _ => [test], (_, known) => known.Contains(test) ? known : known.Insert(0, test) is { Count: > MostRemembered } longer ? longer.RemoveAt(MostRemembered) : known.Insert(0, test));
}
