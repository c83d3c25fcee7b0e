using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Processing.Rules.Analysis.Mutation;

/// <summary>The elements of a file that its tests should reach, each as the mutant that takes it away.</summary>
internal sealed class CoverageElements
{
    private readonly SourceFile _file;
    private readonly MutantFactory _make;
    private readonly List<Mutant> _elements = [];

    private CoverageElements(SourceFile file)
    {
        _file = file;
        _make = new MutantFactory(file);
    }

    /// <summary>The elements, in text order.</summary>
    public static IReadOnlyList<Mutant> Of(SourceFile file)
    {
        var elements = new CoverageElements(file);
        foreach (var declaration in file.Tree.Declarations)
        {
            var first = elements._elements.Count;
            elements.Visit(declaration);
            foreach (var element in elements._elements.Skip(first))
            {
                element.Declaration = $"{file.File.Path} {NameOf(declaration)}";
            }
        }

        return [.. elements._elements.OrderBy(element => element.Location.Span.Start)];
    }

    /// <summary>What tells a declaration from others of its file.</summary>
    public static string NameOf(DeclarationSyntax declaration) => declaration switch
    {
        ReferenceSyntax reference => $"reference {reference.Record.Text}",
        ResolveSyntax => "resolve",
        _ => declaration.NameToken?.Text ?? "",
    };

    /// <summary>Whether a clause of a reference says what stands for a record.</summary>
    public static bool IsClue(ClauseSyntax clause) => clause is ReferenceSurnameSyntax or ReferenceWordsSyntax or ReferencePhraseSyntax or ReferenceSameSyntax;

    private void Visit(DeclarationSyntax declaration)
    {
        switch (declaration)
        {
            case LexiconSyntax lexicon:
                Visit(lexicon);
                break;
            case PatternDeclarationSyntax pattern:
                VisitPattern(pattern.Pattern, $"pattern `{pattern.Name.Text}`");
                break;
            case EntitySyntax entity:
                foreach (var match in entity.Clauses.OfType<EntityMatchSyntax>())
                {
                    Visit(match, $"entity `{entity.Name.Text}`");
                }

                break;
            case RuleSyntax rule:
                foreach (var clause in rule.Clauses)
                {
                    Visit(clause, $"rule `{rule.Name.Text}`");
                }

                break;
            case RecordSyntax record:
                VisitKey(record);
                break;
            case ResolveSyntax resolve:
                _elements.Add(_make.Removed(ElementKind.Overlap, resolve, $"`{_make.Excerpt(resolve)}` never decides"));
                break;
            case ReferenceSyntax reference:
                foreach (var clause in reference.Clauses)
                {
                    Visit(reference, clause, $"reference `{reference.Record.Text}`");
                }

                break;
            default:
                break;
        }
    }

    private void VisitKey(RecordSyntax record)
    {
        var owner = $"record `{record.Name.Text}`";
        if (_make.WithoutKey(record, $"{owner}: the key never joins two matches") is not { } without)
        {
            return;
        }

        _elements.Add(without);
        foreach (var key in record.Clauses.OfType<KeySyntax>())
        {
            for (var i = 0; key.Parts.Count > 1 && i < key.Parts.Count; i++)
            {
                _elements.Add(_make.Removed(ElementKind.Key, key.Parts, i, $"{owner}: `{_make.Excerpt(key.Parts[i])}` of the key never tells two matches apart"));
            }
        }

        foreach (var part in record.Clauses.OfType<KeySyntax>().SelectMany(key => key.Parts.Items))
        {
            if (part is { Like: { } like, Similarity: { } similarity })
            {
                _elements.Add(_make.Removed(ElementKind.Key, like, similarity, $"{owner}: `{_make.Excerpt(part)}` never joins two that are not equal"));
            }
        }
    }

    private void Visit(ReferenceSyntax reference, ClauseSyntax clause, string owner)
    {
        if (IsClue(clause))
        {
            _elements.Add(_make.WithoutClue(reference, clause, $"{owner}: `{_make.Excerpt(clause)}` never stands for a record"));
        }

        if (clause is ReferencePhraseSyntax phrase)
        {
            VisitPattern(phrase.Pattern, owner);
        }
        else if (clause is UnlessSyntax unless)
        {
            Visit(unless, owner);
        }
    }

    private void Visit(LexiconSyntax lexicon)
    {
        var name = _file.PackageName.Length == 0 ? lexicon.Name.Text : $"{_file.PackageName}.{lexicon.Name.Text}";
        _elements.Add(new LexiconMutant(_file.Tree.GetLocation(lexicon.Name), $"lexicon `{lexicon.Name.Text}`", name, (_, _) => false));
        var inRows = lexicon.Clauses.OfType<EntrySyntax>().Select(entry => entry.Value).OfType<ExpressionSyntax.Row>().SelectMany(row => row.Columns.Items).Select(column => column.Name);
        foreach (var column in (lexicon.Source?.Value?.Columns.Items.Select(column => column.Name) ?? []).Concat(inRows).DistinctBy(column => column.Text))
        {
            _elements.Add(new LexiconColumnMutant(_file.Tree.GetLocation(column), $"lexicon `{lexicon.Name.Text}`: column `{column.Text}` is never used", name, column.Text));
        }
    }

    private void Visit(EntityMatchSyntax match, string owner)
    {
        _elements.Add(_make.Unmatched(ElementKind.EntityAlternative, match.Pattern, $"{owner}: `match {_make.Excerpt(match.Pattern)}`"));
        VisitPattern(match.Pattern, owner);
        if (match is { Where: { } where, Condition: { } condition })
        {
            _elements.Add(_make.Removed(ElementKind.Condition, where, condition, $"{owner}: `where {_make.Excerpt(condition)}` is never false"));
            _elements.Add(_make.AlwaysFalse(condition, $"{owner}: `where {_make.Excerpt(condition)}` is never true"));
        }
    }

    private void Visit(ClauseSyntax clause, string owner)
    {
        switch (clause)
        {
            case MatchSyntax match:
                _elements.Add(_make.Unmatched(ElementKind.RuleAlternative, match.Pattern, $"{owner}: `match {_make.Excerpt(match.Pattern)}`"));
                VisitPattern(match.Pattern, owner);
                break;
            case TriggerSyntax trigger:
                _elements.Add(_make.Unmatched(ElementKind.RuleAlternative, trigger.Pattern, $"{owner}: `trigger {_make.Excerpt(trigger.Pattern)}`"));
                VisitPattern(trigger.Pattern, owner);
                break;
            case SlotSyntax slot:
                _elements.Add(_make.Unmatched(ElementKind.Label, slot.Pattern, $"{owner}: argument `{slot.Name.Text}` is never filled"));
                VisitLabels(slot.Pattern, owner);
                break;
            case WhereSyntax where:
                _elements.Add(_make.Removed(ElementKind.Condition, where, $"{owner}: `where {_make.Excerpt(where.Condition)}` is never false"));
                _elements.Add(_make.AlwaysFalse(where.Condition, $"{owner}: `where {_make.Excerpt(where.Condition)}` is never true"));
                break;
            case UnlessSyntax unless:
                _elements.Add(_make.Removed(ElementKind.Condition, unless, $"{owner}: `unless {_make.Excerpt(unless.Condition)}` never holds"));
                _elements.Add(_make.AlwaysTrue(unless.Condition, $"{owner}: `unless {_make.Excerpt(unless.Condition)}` is never passed"));
                foreach (var branch in BranchesOf(unless.Condition))
                {
                    _elements.Add(_make.AlwaysFalse(branch, $"{owner}: branch `{_make.Excerpt(branch)}` of `unless` never holds"));
                }

                break;
            default:
                break;
        }
    }

    private void VisitPattern(PatternSyntax pattern, string owner)
    {
        if (Outermost(pattern) is PatternSyntax.Choice choice)
        {
            foreach (var branch in choice.Alternatives.Items)
            {
                _elements.Add(_make.Unmatched(ElementKind.Branch, branch, $"{owner}: alternative `{_make.Excerpt(branch)}`"));
            }
        }

        VisitLabels(pattern, owner);
    }

    // What a look finds is not kept, so a label there is none.
    private void VisitLabels(PatternSyntax pattern, string owner)
    {
        var hidden = pattern.DescendantNodesAndSelf().OfType<PatternSyntax.Look>().SelectMany(look => look.DescendantNodesAndSelf()).ToHashSet<SyntaxNode>(ReferenceEqualityComparer.Instance);
        foreach (var labelled in pattern.DescendantNodesAndSelf().OfType<PatternSyntax.Labelled>().Where(node => !hidden.Contains(node)))
        {
            _elements.Add(_make.Unfilled(labelled, $"{owner}: label `{labelled.Label.Text}` is never used"));
        }
    }

    // What any one of is enough to except a match.
    private static IEnumerable<ExpressionSyntax> BranchesOf(ExpressionSyntax condition) => condition switch
    {
        ExpressionSyntax.Parenthesized parenthesized => BranchesOf(parenthesized.Inner),
        ExpressionSyntax.Logical logical when logical.Operands.Separators[0].Is("or") => logical.Operands.Items,
        _ => [],
    };

    private static PatternSyntax Outermost(PatternSyntax pattern)
    {
        while (pattern is PatternSyntax.Group group)
        {
            pattern = group.Body;
        }

        return pattern;
    }
}
