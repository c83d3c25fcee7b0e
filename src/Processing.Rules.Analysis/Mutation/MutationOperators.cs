using System.Globalization;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Processing.Rules.Analysis.Mutation;

/// <summary>The mutants of a file: one element dropped or weakened at a time.</summary>
internal sealed partial class MutationOperators
{
    /// <summary>Most entries of one lexicon that are dropped one by one, spread evenly over it.</summary>
    private const int MostEntries = 8;

    private readonly SourceFile _file;
    private readonly MutantFactory _make;
    private readonly List<Mutant> _mutants = [];

    private MutationOperators(SourceFile file)
    {
        _file = file;
        _make = new MutantFactory(file);
    }

    /// <summary>The mutants, in text order.</summary>
    public static IReadOnlyList<Mutant> Of(SourceFile file)
    {
        var operators = new MutationOperators(file);
        foreach (var declaration in file.Tree.Declarations)
        {
            var first = operators._mutants.Count;
            if (declaration is LexiconSyntax lexicon)
            {
                operators.Visit(lexicon);
            }
            else if (declaration is ResolveSyntax resolve)
            {
                operators.Visit(resolve);
            }
            else if (declaration is RuleSyntax or EntitySyntax or PatternDeclarationSyntax or ZoneSyntax or RecordSyntax or ReferenceSyntax)
            {
                foreach (var node in declaration.DescendantNodesAndSelf())
                {
                    operators.Visit(node);
                }

                switch (declaration)
                {
                    case RuleSyntax rule:
                        operators.VisitValues(rule);
                        break;
                    case EntitySyntax entity:
                        operators.VisitValues(entity);
                        break;
                    case RecordSyntax record:
                        operators.VisitKey(record);
                        break;
                    case ReferenceSyntax reference:
                        operators.VisitClues(reference);
                        break;
                    default:
                        break;
                }
            }

            foreach (var mutant in operators._mutants.Skip(first))
            {
                mutant.Declaration = $"{file.File.Path} {CoverageElements.NameOf(declaration)}";
            }
        }

        return [.. operators._mutants.OrderBy(mutant => mutant.Location.Span.Start).ThenBy(mutant => mutant.Description, StringComparer.Ordinal)];
    }

    private void Visit(LexiconSyntax lexicon)
    {
        var name = _file.PackageName.Length == 0 ? lexicon.Name.Text : $"{_file.PackageName}.{lexicon.Name.Text}";
        if (lexicon.Source is not null)
        {
            _mutants.Add(new LexiconMutant(_file.Tree.GetLocation(lexicon.Name), $"lexicon `{lexicon.Name.Text}` emptied", name, (_, _) => false));
        }

        EntrySyntax[] entries = [.. lexicon.Clauses.OfType<EntrySyntax>()];
        var count = Math.Min(MostEntries, entries.Length);
        for (var i = 0; i < count; i++)
        {
            // Inline entries come last, behind those of a data file.
            var fromEnd = entries.Length - (i * entries.Length / count);
            var entry = entries[^fromEnd];
            _mutants.Add(new LexiconMutant(_file.Tree.GetLocation(entry), $"entry `{_make.Excerpt(entry)}` taken away", name, (index, all) => index != all.Length - fromEnd));
        }
    }

    private void Visit(SyntaxNode node)
    {
        switch (node)
        {
            case MatchSyntax match:
                Unmatched(ElementKind.RuleAlternative, match.Pattern, $"`match {_make.Excerpt(match.Pattern)}` taken away");
                break;
            case TriggerSyntax trigger:
                Unmatched(ElementKind.RuleAlternative, trigger.Pattern, $"`trigger {_make.Excerpt(trigger.Pattern)}` taken away");
                break;
            case ZonePatternSyntax zone:
                Unmatched(ElementKind.RuleAlternative, zone.Pattern, $"`{_make.Excerpt(zone)}` taken away");
                break;
            case EntityMatchSyntax match:
                Visit(match);
                break;
            case SlotSyntax slot:
                Visit(slot);
                break;
            case WhereSyntax or UnlessSyntax:
                _mutants.Add(_make.Removed(ElementKind.Condition, node, $"`{_make.Excerpt(node)}` dropped"));
                break;
            case PredicateSyntax predicate:
                _mutants.Add(_make.Removed(ElementKind.Condition, predicate, $"`{_make.Excerpt(predicate)}` dropped"));
                break;
            case PatternSyntax.Choice choice:
                foreach (var branch in choice.Alternatives.Items)
                {
                    Unmatched(ElementKind.Branch, branch, $"alternative `{_make.Excerpt(branch)}` taken away");
                }

                break;
            case PatternSyntax.Repeat repeat:
                Visit(repeat);
                break;
            case PatternSyntax.Look or PatternSyntax.Position or PatternSyntax.InZone or PatternSyntax.Glued:
                _mutants.Add(_make.Unconditional((PatternSyntax)node, $"`{_make.Excerpt(node)}` dropped"));
                break;
            default:
                break;
        }
    }

    private void Visit(EntityMatchSyntax match)
    {
        Unmatched(ElementKind.EntityAlternative, match.Pattern, $"`match {_make.Excerpt(match.Pattern)}` taken away");
        if (match is { Where: { } where, Condition: { } condition })
        {
            _mutants.Add(_make.Removed(ElementKind.Condition, where, condition, $"`where {_make.Excerpt(condition)}` dropped"));
        }
    }

    private void Visit(SlotSyntax slot)
    {
        Unmatched(ElementKind.Label, slot.Pattern, $"argument `{slot.Name.Text}` never filled");
        if (slot.Question is { } question)
        {
            _mutants.Add(_make.Replaced(ElementKind.Repetition, question, "", $"argument `{slot.Name.Text}` made mandatory"));
        }

        foreach (var modifier in slot.Modifiers)
        {
            _mutants.Add(_make.Removed(ElementKind.Surroundings, modifier, $"`{_make.Excerpt(modifier)}` dropped from argument `{slot.Name.Text}`"));
        }
    }

    private void Visit(PatternSyntax.Repeat repeat)
    {
        var excerpt = _make.Excerpt(repeat);
        switch (repeat.Quantifier)
        {
            case { Symbol: { Kind: SyntaxKind.Question } }:
                Unmatched(ElementKind.Repetition, repeat.Body, $"the optional part of `{excerpt}` is never there");
                _mutants.Add(_make.Removed(ElementKind.Repetition, repeat.Quantifier, $"`{excerpt}` made mandatory"));
                break;
            case { Symbol: { Kind: SyntaxKind.Star } star }:
                _mutants.Add(_make.Replaced(ElementKind.Repetition, star, "+", $"`{excerpt}` made mandatory"));
                break;
            case { Symbol: { Kind: SyntaxKind.Plus } }:
                _mutants.Add(_make.Removed(ElementKind.Repetition, repeat.Quantifier, $"`{excerpt}` taken once only"));
                break;
            case { Bounds: { } bounds }:
                Visit(bounds, excerpt);
                break;
            default:
                break;
        }
    }

    private void Visit(BoundsSyntax bounds, string excerpt)
    {
        if (!int.TryParse(bounds.Minimum.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var minimum) || bounds.Comma is null)
        {
            return;
        }

        var maximum = bounds.Maximum is { } high && int.TryParse(high.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;
        if (minimum < maximum)
        {
            var more = (minimum + 1).ToString(CultureInfo.InvariantCulture);
            _mutants.Add(_make.Replaced(ElementKind.Repetition, bounds.Minimum, more, $"the least of `{excerpt}` raised to {more}"));
        }

        if (bounds.Maximum is { } token && minimum < maximum)
        {
            var fewer = (maximum - 1).ToString(CultureInfo.InvariantCulture);
            _mutants.Add(_make.Replaced(ElementKind.Repetition, token, fewer, $"the most of `{excerpt}` lowered to {fewer}"));
        }
    }

    private void Unmatched(ElementKind kind, PatternSyntax pattern, string description) => _mutants.Add(_make.Unmatched(kind, pattern, description));
}
