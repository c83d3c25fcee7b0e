using Processing.Matching.Programs;
using Processing.Rules.Sources;

namespace Processing.Rules;

public sealed partial class RuleCompilation
{
    /// <summary>What an element of a compiled pattern was made of, as its author wrote it; null for one that stands for several, or of another compilation.</summary>
    /// <remarks>Elements are told apart by reference: those of the program that this compilation emitted.</remarks>
    public SourceLocation? GetPlace(PatternNode element) => PlaceOf(element);

    /// <summary>What a compiled expression was made of; null as for elements.</summary>
    public SourceLocation? GetPlace(ExpressionNode expression) => PlaceOf(expression);

    /// <summary>Where the name of a rule stands in its declaration; null where there is no such rule.</summary>
    /// <param name="fullName">Package, dot, rule.</param>
    public SourceLocation? GetRulePlace(string fullName) =>
        Bound.Context.Packages.All.SelectMany(package => package.Rules.Values).FirstOrDefault(rule => rule.FullName == fullName)?.Location;

    private SourceLocation? PlaceOf(object node) => Bound.Notes.SyntaxOf(node) is { } syntax && syntax.DescendantTokens().FirstOrDefault() is { } first
        ? Files.FirstOrDefault(file => file.Tree.Contains(first))?.At(syntax)
        : null;
}
