using System.Collections.Immutable;
using Processing.Matching.Values;
using Processing.Rules.Binding;
using Processing.Rules.Diagnostics;
using Processing.Rules.Emit;
using Processing.Rules.Sources;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Processing.Rules;

/// <summary>Rules files and what they mean together. Immutable and safe to share between threads; names and types are worked out on first use.</summary>
public sealed partial class RuleCompilation
{
    private readonly ImmutableArray<RuleFile> _roots;
    private readonly ImmutableArray<RuleFile> _libraries;
    private readonly Dictionary<RuleFile, SourceFile> _read;
    private readonly LiteralCache _literals;
    private readonly ComputedOnce<BoundCompilation> _bound;
    private readonly ComputedOnce<EmitResult> _emitted;

    // That of a compilation that this one was derived from, until this one is bound itself.
    private BoundCompilation? _earlier;

    private RuleCompilation(ImmutableArray<RuleFile> roots, ImmutableArray<RuleFile> libraries, CompilationLimits limits, IReadOnlyDictionary<RuleFile, SourceFile> known, LiteralCache literals, CancellationToken cancellation)
    {
        Limits = limits;
        _literals = literals;
        _roots = roots;
        _libraries = libraries;
        _read = new Dictionary<RuleFile, SourceFile>(ReferenceEqualityComparer.Instance);
        ImmutableArray<SourceFile> asked = [.. Read(roots, FileOrigin.Root, known, cancellation)];
        Files = [.. asked, .. Read(libraries, FileOrigin.Library, known, cancellation).Where(IsNotIn(asked))];
        _bound = new ComputedOnce<BoundCompilation>(Bind);
        _emitted = new ComputedOnce<EmitResult>(mayStop => ProgramEmitter.Emit(_bound.Get(mayStop), mayStop));
    }

    /// <summary>The limits it keeps to.</summary>
    public CompilationLimits Limits { get; }

    /// <summary>The rules files, roots first, each sorted by path.</summary>
    public ImmutableArray<SourceFile> Files { get; }

    /// <summary>All that is wrong, by path, place and id. Files of libraries that nothing imports are not looked at.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => GetDiagnostics(CancellationToken.None);

    /// <summary>The same before the list of a file is cut, in no order, for who adds to them, or leaves some ids out, and lists them afterwards. Of very many of one id in one file the last stands for the others.</summary>
    public ImmutableArray<Diagnostic> AllDiagnostics => Bound.AllDiagnostics;

    /// <summary>Makes a compilation. Files are read at once, in O(bytes); what they mean is worked out later.</summary>
    /// <param name="roots">What the caller asked for: the records of these files are results.</param>
    /// <param name="libraries">What can be imported. A file of a package that a root declares is left out.</param>
    /// <param name="limits">How large all of it may be.</param>
    /// <param name="cancellation">Whether the caller gave up.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public static RuleCompilation Create(ImmutableArray<RuleFile> roots, ImmutableArray<RuleFile> libraries, CompilationLimits limits, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(limits);
        return new RuleCompilation(
            roots.IsDefault ? [] : roots, libraries.IsDefault ? [] : libraries, limits, new Dictionary<RuleFile, SourceFile>(ReferenceEqualityComparer.Instance), new LiteralCache(), cancellation);
    }

    /// <summary>The program, the tests and the diagnostics. The same files give the same program in whatever order they come.</summary>
    /// <param name="cancellation">Whether the caller gave up; looked at between declarations and inside long ones. Nothing is lost then: a later call starts anew.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public EmitResult Emit(CancellationToken cancellation = default) => _emitted.Get(cancellation);

    /// <summary>The same as <see cref="Diagnostics"/>, for a caller who may give up.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public ImmutableArray<Diagnostic> GetDiagnostics(CancellationToken cancellation) => _bound.Get(cancellation).Diagnostics;

    /// <summary>What a token of a bound declaration names; null where it names nothing that is declared.</summary>
    public Symbol? GetSymbol(SyntaxToken token) => Bound.Notes.SymbolOf(token);

    /// <summary>The type of an expression of a bound declaration; null where it is not known.</summary>
    public DataType? GetType(ExpressionSyntax expression) => Bound.Notes.TypeOf(expression);

    private BoundCompilation Bound => _bound.Get(CancellationToken.None);

    private BindingInput Input => new(Files, _roots, _libraries, Limits, Keeps, _literals);

    private BoundCompilation Bind(CancellationToken cancellation)
    {
        var bound = CompilationBinder.Bind(Input, Volatile.Read(ref _earlier), cancellation);
        Volatile.Write(ref _earlier, null);
        return bound;
    }

    private IEnumerable<SourceFile> Read(IEnumerable<RuleFile> files, FileOrigin origin, IReadOnlyDictionary<RuleFile, SourceFile> known, CancellationToken cancellation)
    {
        foreach (var file in files.Where(file => file.IsRules).OrderBy(file => file.Path, StringComparer.Ordinal).ThenBy(file => file.DisplayPath, StringComparer.Ordinal))
        {
            var read = known.GetValueOrDefault(file) is { } before && before.Origin == origin ? before : new SourceFile(file, Parse(file, Limits, cancellation), origin);
            _read.TryAdd(file, read);
            yield return read;
        }
    }

    private static SyntaxTree Parse(RuleFile file, CompilationLimits limits, CancellationToken cancellation)
    {
        if (file.Content.Length <= limits.MaxFileBytes)
        {
            return SyntaxTree.Parse(SourceText.From(file), limits, cancellation);
        }

        return TooLarge(file, limits);
    }

    private static SyntaxTree TooLarge(RuleFile file, CompilationLimits limits)
    {
        var empty = SourceText.From("", file.DisplayPath);
        var at = new SourceLocation(empty, new SourceSpan(0, 0));
        return SyntaxTree.Empty(empty, limits, EmitDiagnostics.FileTooLarge(at, file.Content.Length, limits.MaxFileBytes, "compilation.max_file_bytes"));
    }

    // A package is often both asked for and importable, as when an author checks the shipped rules; what was asked for is meant.
    private static Func<SourceFile, bool> IsNotIn(ImmutableArray<SourceFile> asked)
    {
        var packages = asked.Select(file => file.PackageName).ToHashSet(StringComparer.Ordinal);
        return file => !packages.Contains(file.PackageName);
    }
}
