using System.Collections.Immutable;
using System.Globalization;
using Processing.Matching.Programs;
using Processing.Matching.Values;
using Processing.Rules.Diagnostics;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Processing.Rules.Binding;

/// <summary>Binds the words that stand for a record.</summary>
internal sealed class ReferenceBinder(BindingContext context, ReferenceSymbol reference, RecordSymbol record, RecordShape shape)
{
    private static readonly ReferenceReach Anywhere = new(ReachUnit.Document, 0);
    private static readonly ReferenceReach ThreeSentences = new(ReachUnit.Sentence, 3);

    private readonly SourceFile _file = reference.File;
    private readonly Binder _binder = new(context, context.ScopeOf(reference.File));

    public RecordReference Bind()
    {
        context.Log?.AddName(record.Name);
        var within = BindWithin();
        var clues = ImmutableArray.CreateBuilder<ReferenceClue>();
        foreach (var clause in reference.Syntax.Clauses)
        {
            ReferenceClue? clue = clause switch
            {
                ReferenceSurnameSyntax surname => BindSurname(surname, ReachOf(surname.Reach) ?? within ?? Anywhere),
                ReferenceWordsSyntax words => BindWords(words, ReachOf(words.Reach) ?? within ?? ThreeSentences),
                ReferencePhraseSyntax phrase => BindPhrase(phrase, ReachOf(phrase.Reach) ?? within ?? ThreeSentences),
                ReferenceSameSyntax same => BindSame(same, ReachOf(same.Reach) ?? within ?? Anywhere),
                _ => null,
            };
            if (clue is not null)
            {
                clues.Add(clue);
            }
        }

        if (!reference.Syntax.Clauses.Any(clause => clause is not (ReferenceWithinSyntax or UnlessSyntax)))
        {
            context.Diagnostics.Add(BindingDiagnostics.ReferenceWithoutClue(reference.Location, record.Name));
        }

        return new RecordReference(clues.ToImmutable(), BindUnless());
    }

    private ReferenceReach? BindWithin()
    {
        var clauses = reference.Syntax.Clauses.OfType<ReferenceWithinSyntax>().ToArray();
        if (clauses.Length > 1)
        {
            context.Diagnostics.Add(BindingDiagnostics.RepeatedClause(_file.At(clauses[1].Reach.Within), "within", _file.At(clauses[0].Reach.Within)));
        }

        return clauses.Length == 0 ? null : ReachOf(clauses[0].Reach);
    }

    private ReferenceClue.Surname? BindSurname(ReferenceSurnameSyntax syntax, ReferenceReach reach)
    {
        if (FieldOf(syntax.Field) is not { } field)
        {
            return null;
        }

        if (record.Fields[field].Type is { Kind: not ValueKind.Text } type)
        {
            context.Diagnostics.Add(BindingDiagnostics.SurnameOfOther(_file.At(syntax.Field), syntax.Field.Text, Types.Describe(type)));
        }

        return new ReferenceClue.Surname(field, SimilarityOf(syntax, field), _file.Languages, reach);
    }

    // What the key says of the field, unless the clause says otherwise.
    private double SimilarityOf(ReferenceSurnameSyntax syntax, int field)
    {
        if (syntax.Similarity is not { } token)
        {
            return shape.Key.Where(part => part.Field == field).Select(part => part.Similarity).FirstOrDefault(1);
        }

        var similarity = double.Parse(token.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        if (similarity is not (> 0 and <= 1))
        {
            context.Diagnostics.Add(BindingDiagnostics.BadSimilarity(_file.At(token), token.Text));
        }

        return similarity;
    }

    private ReferenceClue.Words BindWords(ReferenceWordsSyntax syntax, ReferenceReach reach)
    {
        var forms = ImmutableArray.CreateBuilder<string>(syntax.Words.Count);
        foreach (var token in syntax.Words.Items)
        {
            var form = StringLiteral.Decode(token);
            if (context.Literals.Fold(form).IsEmpty)
            {
                context.Diagnostics.Add(BindingDiagnostics.LiteralFoldsToNothing(_file.At(token)));
            }

            forms.Add(form);
        }

        return new ReferenceClue.Words(forms.ToImmutable(), _file.Languages, reach);
    }

    private ReferenceClue.Phrase BindPhrase(ReferencePhraseSyntax syntax, ReferenceReach reach) =>
        new(CaptureRemover.Remove(_binder.BindWholePattern(syntax.Pattern, new LabelTable()).Node), reach);

    private ReferenceClue.Same? BindSame(ReferenceSameSyntax syntax, ReferenceReach reach)
    {
        var fields = syntax.Fields.Items.Select(FieldOf).ToArray();
        return Array.TrueForAll(fields, field => field is not null) ? new ReferenceClue.Same([.. fields.OfType<int>()], _file.Languages, reach) : null;
    }

    private ExpressionNode? BindUnless()
    {
        var scope = new ExpressionScope(new LabelTable(), ExpressionPlace.Clause) { LabelsAreUncertain = reference.Syntax.HasSkippedClauses };
        var conditions = reference.Syntax.Clauses.OfType<UnlessSyntax>().Select(clause => _binder.BindCondition(clause.Condition, scope)).ToImmutableArray();
        return conditions.Length switch { 0 => null, 1 => conditions[0], _ => new ExpressionNode.Or(conditions) };
    }

    private int? FieldOf(SyntaxToken name)
    {
        var field = record.IndexOfField(name.Text);
        if (field >= 0)
        {
            return field;
        }

        if (!record.IsBroken)
        {
            var names = record.Fields.Select(other => other.Name);
            context.Diagnostics.Add(BindingDiagnostics.UnknownField(_file.At(name), name.Text, record.Name, names, Spelling.Nearest(name.Text, names)));
        }

        return null;
    }

    private static ReferenceReach? ReachOf(ReachSyntax? syntax)
    {
        if (syntax is null)
        {
            return null;
        }

        var unit = syntax.Unit.Text switch
        {
            "sentence" or "sentences" => ReachUnit.Sentence,
            "paragraph" or "paragraphs" => ReachUnit.Paragraph,
            _ => ReachUnit.Document,
        };
        return new ReferenceReach(unit, syntax.Count is not { } count ? 0 : int.TryParse(count.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue);
    }
}
