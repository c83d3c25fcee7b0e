using System.Collections.Immutable;
using System.Globalization;
using Processing.Matching.Programs;
using Processing.Matching.Values;
using Processing.Rules.Diagnostics;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Processing.Rules.Binding;

/// <summary>Binds the shapes of records.</summary>
internal sealed class RecordBinder(BindingContext context, RecordSymbol record)
{
    private readonly SourceFile _file = record.File;

    /// <summary>Binds the fields and sets those of the symbol.</summary>
    public BoundRecord Bind()
    {
        BindFields();
        record.IsBound = true;
        var fields = record.Fields.Select(field =>
            new RecordField(field.Name, field.Type ?? Types.Text, field.IsOptional, DocumentationComment.Read(field.Syntax.Name)));
        return new BoundRecord(new RecordShape(record.Name, _file.PackageName, [.. fields], BindKey(), record.IsEmitted), record.Fields);
    }

    private void BindFields()
    {
        var types = new TypeBinder(context, _file);
        var fields = ImmutableArray.CreateBuilder<FieldSymbol>();
        var seen = new Dictionary<string, FieldSyntax>(StringComparer.Ordinal);
        foreach (var syntax in record.Syntax.Clauses.OfType<FieldSyntax>())
        {
            if (!seen.TryAdd(syntax.Name.Text, syntax))
            {
                context.Diagnostics.Add(BindingDiagnostics.DuplicateField(_file.At(syntax.Name), syntax.Name.Text, _file.At(seen[syntax.Name.Text].Name)));
                continue;
            }

            fields.Add(new FieldSymbol(syntax.Name.Text, types.Bind(syntax.Type), syntax.Type.Question is not null, syntax));
        }

        record.Fields = fields.ToImmutable();
        if (fields.Count == 0 && !record.Syntax.HasSkippedClauses)
        {
            context.Diagnostics.Add(BindingDiagnostics.RecordWithoutFields(record.Location, record.Name));
        }
    }

    private ImmutableArray<KeyPart> BindKey()
    {
        var parts = ImmutableArray.CreateBuilder<KeyPart>();
        foreach (var part in record.Syntax.Clauses.OfType<KeySyntax>().SelectMany(clause => clause.Parts.Items))
        {
            var index = record.IndexOfField(part.Field.Text);
            if (index < 0)
            {
                if (!record.IsBroken)
                {
                    var names = record.Fields.Select(field => field.Name);
                    context.Diagnostics.Add(BindingDiagnostics.UnknownField(_file.At(part.Field), part.Field.Text, record.Name, names, Spelling.Nearest(part.Field.Text, names)));
                }

                continue;
            }

            if (parts.Any(other => other.Field == index))
            {
                context.Diagnostics.Add(BindingDiagnostics.RepeatedKey(_file.At(part.Field), part.Field.Text));
                continue;
            }

            parts.Add(new KeyPart(index, Similarity(part)));
        }

        return parts.ToImmutable();
    }

    private double Similarity(KeyPartSyntax part)
    {
        if (part.Similarity is not { } token)
        {
            return 1;
        }

        var similarity = double.Parse(token.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        if (similarity is not (> 0 and <= 1))
        {
            context.Diagnostics.Add(BindingDiagnostics.BadSimilarity(_file.At(token), token.Text));
        }
        else if (record.Fields[record.IndexOfField(part.Field.Text)].Type is { Kind: not (ValueKind.Text or ValueKind.Url or ValueKind.Email) } type)
        {
            context.Diagnostics.Add(BindingDiagnostics.SimilarityOfOther(_file.At(token), part.Field.Text, Types.Describe(type)));
        }

        return similarity;
    }
}
