using Processing.Matching.Programs;
using Processing.Rules.Sources;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Processing.Rules.Analysis.Mutation;

/// <summary>Makes mutants of one file. Each change keeps the labels and types of what it touches, so that the changed rules still compile.</summary>
internal sealed class MutantFactory(SourceFile file)
{
    private const int LongestExcerpt = 60;

    // Two conditions that cannot hold together.
    private const string Never = "(not ahead(any) ahead(any) (";

    // Two conditions one of which always holds.
    private const string Always = "(ahead(any) | not ahead(any))";

    /// <summary>A pattern that never matches.</summary>
    public Mutant Unmatched(ElementKind kind, PatternSyntax pattern, string description) => Around(kind, pattern, description, Never, "))");

    /// <summary>A place that is always right.</summary>
    public Mutant Unconditional(PatternSyntax pattern, string description) => Edit(ElementKind.Surroundings, pattern, description, (SpanOf(pattern), Always));

    /// <summary>A label that is never filled, though what it labels matches as before: the way without the label is preferred to the way with it.</summary>
    public Mutant Unfilled(PatternSyntax.Labelled labelled, string description)
    {
        var (whole, body) = (SpanOf(labelled), SpanOf(labelled.Body));
        return Edit(ElementKind.Label, labelled, description, (At(whole.Start), $"({Text(body)} | "), (At(whole.End), ")"));
    }

    /// <summary>A condition that never holds.</summary>
    public Mutant AlwaysFalse(ExpressionSyntax condition, string description) => Around(ElementKind.Condition, condition, description, "((", $") and not ({Text(SpanOf(condition))}))");

    /// <summary>A condition that always holds.</summary>
    public Mutant AlwaysTrue(ExpressionSyntax condition, string description) => Around(ElementKind.Condition, condition, description, "((", $") or not ({Text(SpanOf(condition))}))");

    /// <summary>A part that is not there.</summary>
    public Mutant Removed(ElementKind kind, SyntaxNode node, string description) => Edit(kind, node, description, (SpanOf(node), ""));

    /// <summary>An item of a list that is not there, nor the separator beside it. The list has others.</summary>
    public Mutant Removed<T>(ElementKind kind, SeparatedList<T> list, int index, string description, Func<RuleProgram, RuleProgram, bool>? provesSame = null)
        where T : class
    {
        var item = SpanOfItem(list[index]);
        var whole = index > 0 ? file.Tree.GetSpan(list.Separators[index - 1]).Cover(item) : item.Cover(file.Tree.GetSpan(list.Separators[index]));
        return new EditedMutant(kind, file, new SourceLocation(file.Tree.Text, item), description, [(whole, "")]) { ProvesSame = provesSame };
    }

    /// <summary>A clause or declaration that is not there, with a proof that it makes no difference.</summary>
    public Mutant Removed(ElementKind kind, SyntaxNode node, string description, Func<RuleProgram, RuleProgram, bool> provesSame) =>
        new EditedMutant(kind, file, file.Tree.GetLocation(node), description, [(SpanOf(node), "")]) { ProvesSame = provesSame };

    /// <summary>A record without its key; null where it has none.</summary>
    public Mutant? WithoutKey(RecordSyntax record, string description)
    {
        KeySyntax[] keys = [.. record.Clauses.OfType<KeySyntax>()];
        return keys.Length == 0 ? null : new EditedMutant(ElementKind.Key, file, file.Tree.GetLocation(keys[0]), description, [.. keys.Select(key => (SpanOf(key), ""))]);
    }

    /// <summary>A reference without one of its clues. One without any cannot be written, so the declaration goes with its only one.</summary>
    public Mutant WithoutClue(ReferenceSyntax reference, ClauseSyntax clue, string description)
    {
        SyntaxNode gone = reference.Clauses.Count(CoverageElements.IsClue) == 1 ? reference : clue;
        return new EditedMutant(ElementKind.Reference, file, file.Tree.GetLocation(clue), description, [(SpanOf(gone), "")]);
    }

    /// <summary>Two tokens, each in the place of the other.</summary>
    public Mutant Swapped(ElementKind kind, SyntaxToken first, SyntaxToken second, string description, Func<RuleProgram, RuleProgram, bool> provesSame)
    {
        var (left, right) = (file.Tree.GetSpan(first), file.Tree.GetSpan(second));
        return new EditedMutant(kind, file, new SourceLocation(file.Tree.Text, left), description, [(left, second.Text), (right, first.Text)]) { ProvesSame = provesSame };
    }

    /// <summary>A token in place of another, with a proof that it makes no difference.</summary>
    public Mutant Replaced(ElementKind kind, SyntaxToken token, string newText, string description, Func<RuleProgram, RuleProgram, bool> provesSame)
    {
        var span = file.Tree.GetSpan(token);
        return new EditedMutant(kind, file, new SourceLocation(file.Tree.Text, span), description, [(span, newText)]) { ProvesSame = provesSame };
    }

    /// <summary>Tokens that are not there.</summary>
    public Mutant Removed(ElementKind kind, SyntaxToken first, SyntaxNode last, string description) => Removed(kind, file.Tree.GetSpan(first).Cover(SpanOf(last)), description);

    /// <summary>Tokens that are not there.</summary>
    public Mutant Removed(ElementKind kind, SyntaxToken first, SyntaxToken last, string description) => Removed(kind, file.Tree.GetSpan(first).Cover(file.Tree.GetSpan(last)), description);

    /// <summary>A token in place of another.</summary>
    public Mutant Replaced(ElementKind kind, SyntaxToken token, string newText, string description)
    {
        var span = file.Tree.GetSpan(token);
        return new EditedMutant(kind, file, new SourceLocation(file.Tree.Text, span), description, [(span, newText)]);
    }

    /// <summary>The start of a part's text, for people.</summary>
    public string Excerpt(SyntaxNode node)
    {
        var text = string.Join(' ', Text(SpanOf(node)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= LongestExcerpt ? text : $"{text.AsSpan(0, LongestExcerpt - 1)}…";
    }

    private EditedMutant Removed(ElementKind kind, SourceSpan span, string description) => new(kind, file, new SourceLocation(file.Tree.Text, span), description, [(span, "")]);

    private EditedMutant Around(ElementKind kind, SyntaxNode node, string description, string before, string after)
    {
        var span = SpanOf(node);
        return Edit(kind, node, description, (At(span.Start), before), (At(span.End), after));
    }

    private EditedMutant Edit(ElementKind kind, SyntaxNode node, string description, params ReadOnlySpan<(SourceSpan, string)> edits) =>
        new(kind, file, file.Tree.GetLocation(node), description, [.. edits]);

    private SourceSpan SpanOf(SyntaxNode node) => file.Tree.GetSpan(node);

    private SourceSpan SpanOfItem(object item) => item is SyntaxToken token ? file.Tree.GetSpan(token) : SpanOf((SyntaxNode)item);

    private string Text(SourceSpan span) => file.Tree.Text.Content.Substring(span.Start, span.Length);

    private static SourceSpan At(int offset) => new(offset, 0);
}
