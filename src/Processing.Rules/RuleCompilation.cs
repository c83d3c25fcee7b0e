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
    private readonly Lazy<BoundCompilation> _bound;
    private readonly Lazy<EmitResult> _emitted;

    private RuleCompilation(ImmutableArray<RuleFile> roots, ImmutableArray<RuleFile> libraries, CompilationLimits limits, IReadOnlyDictionary<RuleFile, SourceFile> known, LiteralCache literals)
    {
        Limits = limits;
        _literals = literals;
        _roots = roots;
        _libraries = libraries;
        _read = new Dictionary<RuleFile, SourceFile>(ReferenceEqualityComparer.Instance);
        ImmutableArray<SourceFile> asked = [.. Read(roots, FileOrigin.Root, known)];
        Files = [.. asked, .. Read(libraries, FileOrigin.Library, known).Where(IsNotIn(asked))];
        _bound = new Lazy<BoundCompilation>(() => CompilationBinder.Bind(Files, roots, libraries, limits, literals));
        _emitted = new Lazy<EmitResult>(() => ProgramEmitter.Emit(_bound.Value));
    }

    /// <summary>The limits it keeps to.</summary>
    public CompilationLimits Limits { get; }

    /// <summary>The rules files, roots first, each sorted by path.</summary>
    public ImmutableArray<SourceFile> Files { get; }

    /// <summary>All that is wrong, by path, place and id. Files of libraries that nothing imports are not looked at.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => _bound.Value.Diagnostics;

    /// <summary>Makes a compilation. Files are read at once, in O(bytes); what they mean is worked out later.</summary>
    /// <param name="roots">What the caller asked for: the records of these files are results.</param>
    /// <param name="libraries">What can be imported. A file of a package that a root declares is left out.</param>
    /// <param name="limits">How large all of it may be.</param>
    public static RuleCompilation Create(ImmutableArray<RuleFile> roots, ImmutableArray<RuleFile> libraries, CompilationLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        return new RuleCompilation(
            roots.IsDefault ? [] : roots, libraries.IsDefault ? [] : libraries, limits, new Dictionary<RuleFile, SourceFile>(ReferenceEqualityComparer.Instance), new LiteralCache());
    }

    /// <summary>The program, the tests and the diagnostics. The same files give the same program in whatever order they come.</summary>
    public EmitResult Emit() => _emitted.Value;

    /// <summary>What a token of a bound declaration names; null where it names nothing that is declared.</summary>
    public Symbol? GetSymbol(SyntaxToken token) => _bound.Value.Symbols.GetValueOrDefault(token);

    /// <summary>The type of an expression of a bound declaration; null where it is not known.</summary>
    public DataType? GetType(ExpressionSyntax expression) => _bound.Value.ExpressionTypes.GetValueOrDefault(expression);

    private IEnumerable<SourceFile> Read(IEnumerable<RuleFile> files, FileOrigin origin, IReadOnlyDictionary<RuleFile, SourceFile> known)
    {
        foreach (var file in files.Where(file => file.IsRules).OrderBy(file => file.Path, StringComparer.Ordinal).ThenBy(file => file.DisplayPath, StringComparer.Ordinal))
        {
            var read = known.GetValueOrDefault(file) is { } before && before.Origin == origin ? before : new SourceFile(file, Parse(file, Limits), origin);
            _read.TryAdd(file, read);
            yield return read;
        }
    }

    private static SyntaxTree Parse(RuleFile file, CompilationLimits limits)
    {
        if (file.Content.Length <= limits.MaxFileBytes)
        {
            return SyntaxTree.Parse(SourceText.From(file), limits);
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
