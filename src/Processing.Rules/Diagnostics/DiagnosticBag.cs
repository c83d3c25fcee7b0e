namespace Processing.Rules.Diagnostics;

/// <summary>Collects diagnostics of one run.</summary>
internal sealed class DiagnosticBag
{
    private readonly List<Diagnostic> _diagnostics = [];

    public IReadOnlyList<Diagnostic> All => _diagnostics;

    public int Count => _diagnostics.Count;

    public void Add(Diagnostic diagnostic) => _diagnostics.Add(diagnostic);
}
