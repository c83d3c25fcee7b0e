using System.Globalization;
using Processing.Rules.Syntax;

namespace Processing.Rules.Analysis.Mutation;

/// <remarks>What becomes of records that were found: <c>key</c>, <c>resolve</c> and <c>reference</c>.</remarks>
internal sealed partial class MutationOperators
{
    // Surnames of five letters or more that differ in one are that similar at least, and no others are compared.
    private const decimal LeastOfOneLetter = 0.8m;

    private void VisitKey(RecordSyntax record)
    {
        if (_make.WithoutKey(record, $"key of record `{record.Name.Text}` dropped") is not { } without)
        {
            return;
        }

        _mutants.Add(without);
        KeySyntax[] keys = [.. record.Clauses.OfType<KeySyntax>()];
        foreach (var key in keys)
        {
            for (var i = 0; i < key.Parts.Count; i++)
            {
                var part = key.Parts[i];
                var excerpt = _make.Excerpt(part);
                if (key.Parts.Count > 1)
                {
                    _mutants.Add(_make.Removed(ElementKind.Key, key.Parts, i, $"`{excerpt}` dropped from the key"));
                }
                else if (keys.Length > 1)
                {
                    _mutants.Add(_make.Removed(ElementKind.Key, key, $"`{excerpt}` dropped from the key"));
                }

                if (part is { Like: { } like, Similarity: { } similarity })
                {
                    _mutants.Add(_make.Removed(ElementKind.Key, like, similarity, $"`like` dropped from `{excerpt}`"));
                    AddHalved(ElementKind.Key, similarity, half => $"`{excerpt}` weakened to {half}");
                }
            }
        }
    }

    private void Visit(ResolveSyntax resolve)
    {
        var excerpt = _make.Excerpt(resolve);
        _mutants.Add(_make.Removed(ElementKind.Overlap, resolve, $"`{excerpt}` dropped", SameOverlaps.Of));
        if (resolve.Criteria is not { Count: > 1 } criteria)
        {
            return;
        }

        for (var i = 0; i < criteria.Count; i++)
        {
            _mutants.Add(_make.Removed(ElementKind.Overlap, criteria, i, $"`{criteria[i].Text}` dropped from `{excerpt}`", SameOverlaps.Of));
            if (i + 1 < criteria.Count)
            {
                var (first, second) = (criteria[i], criteria[i + 1]);
                _mutants.Add(_make.Swapped(ElementKind.Overlap, first, second, $"`{second.Text}` before `{first.Text}` in `{excerpt}`", SameOverlaps.Of));
            }
        }
    }

    private void VisitClues(ReferenceSyntax reference)
    {
        foreach (var clause in reference.Clauses)
        {
            if (CoverageElements.IsClue(clause))
            {
                _mutants.Add(_make.WithoutClue(reference, clause, $"`{_make.Excerpt(clause)}` dropped"));
            }

            switch (clause)
            {
                case ReferenceSurnameSyntax { Like: { } like, Similarity: { } similarity }:
                    _mutants.Add(_make.Removed(ElementKind.Reference, like, similarity, $"`like` dropped from `{_make.Excerpt(clause)}`"));
                    if (decimal.TryParse(similarity.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var least) && least > LeastOfOneLetter)
                    {
                        AddHalved(ElementKind.Reference, similarity, half => $"`{_make.Excerpt(clause)}` weakened to {half}");
                    }

                    break;
                case ReferenceWordsSyntax { Words: { Count: > 1 } words }:
                    AddSome(words);
                    break;
                case ReferenceSameSyntax { Fields: { Count: > 1 } fields }:
                    for (var i = 0; i < fields.Count; i++)
                    {
                        _mutants.Add(_make.Removed(ElementKind.Reference, fields, i, $"`{fields[i].Text}` dropped from `{_make.Excerpt(clause)}`"));
                    }

                    break;
                case ReferenceWithinSyntax within:
                    _mutants.Add(_make.Removed(ElementKind.Reference, within, $"`{_make.Excerpt(within)}` dropped"));
                    break;
                default:
                    break;
            }

            foreach (var reach in clause is ReferenceWithinSyntax ? [] : clause.Children.Select(child => child.Node).OfType<ReachSyntax>())
            {
                _mutants.Add(_make.Removed(ElementKind.Reference, reach, $"`{_make.Excerpt(reach)}` dropped from `{_make.Excerpt(clause)}`"));
            }
        }
    }

    private void AddSome(SeparatedList<SyntaxToken> words)
    {
        var count = Math.Min(MostEntries, words.Count);
        for (var i = 0; i < count; i++)
        {
            var index = i * words.Count / count;
            _mutants.Add(_make.Removed(ElementKind.Reference, words, index, $"`{words[index].Text}` taken away from `words`"));
        }
    }
}
