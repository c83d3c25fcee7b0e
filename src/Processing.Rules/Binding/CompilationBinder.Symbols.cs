using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Rules.Symbols;

namespace Processing.Rules.Binding;

/// <remarks>Each symbol is bound after all that it uses; what others see of it is compared with what they saw in the earlier compilation.</remarks>
internal sealed partial class CompilationBinder
{
    private void BindSymbol(Symbol symbol)
    {
        _context.Cancellation.ThrowIfCancellationRequested();
        var state = UnitState.Of(symbol);
        switch (symbol)
        {
            case LexiconSymbol lexicon:
                var words = Kept(lexicon.Declaration, state) ?? Bound(lexicon, state, new LexiconBinder(_context, lexicon).Bind());
                lexicon.Type = ((Producer.Lexicon?)words.Result)?.Type;
                Add(lexicon, words);
                break;
            case EntitySymbol entity:
                var named = Kept(entity.Declaration, state) ?? Bound(entity, state, new EntityBinder(_context, entity).Bind());
                entity.Type = ((Producer.Entity?)named.Result)?.Type;
                Add(entity, named);
                break;
            case EnumSymbol closed:
                BindEnum(closed, state);
                break;
            case PatternSymbol pattern:
                BindPattern(pattern, state);
                break;
            case RecordSymbol record:
                BindRecord(record, state);
                break;
            case ZoneSymbol zone:
                Add(zone, Kept(zone.Declaration, state) ?? Bound(zone, state, new ZoneBinder(_context, zone).Bind()));
                break;
            case RuleSymbol orphan:
                BindRule(orphan, null);
                break;
            default:
                break;
        }
    }

    private BoundUnit Bound(Symbol symbol, UnitState state, object? result) => Bound(symbol.Declaration, state, result, symbol.IsBroken);

    private void Add(Symbol symbol, BoundUnit unit)
    {
        _changes?.Add(symbol, unit.Names);
        if (unit.Result is Producer or ZoneDefinition)
        {
            _compiled.Add(symbol, unit.Result);
        }
    }

    private void BindEnum(EnumSymbol closed, UnitState state)
    {
        if (Kept(closed.Declaration, state) is not { } unit)
        {
            new EnumBinder(_context, closed).Check();
            unit = Bound(closed, state, null);
        }

        Add(closed, unit);
    }

    private void BindPattern(PatternSymbol pattern, UnitState state)
    {
        if (Kept(pattern.Declaration, state) is not { } unit)
        {
            new Binder(_context, _context.ScopeOf(pattern.File)).CheckNamedPattern(pattern);
            unit = Bound(pattern, state, _context.Expansions.Find(pattern));
        }
        else if (unit.Result is PatternExpansion expansion)
        {
            _context.Expansions.Put(pattern, expansion);
        }

        Add(pattern, unit);
    }

    private void BindRecord(RecordSymbol record, UnitState state)
    {
        var unit = Kept(record.Declaration, state) ?? Bound(record, state, new RecordBinder(_context, record).Bind());
        if (unit.Result is not BoundRecord { Shape: var shape } bound)
        {
            throw new InvalidOperationException($"`{record.FullName}` was bound to something else.");
        }

        (record.Fields, record.IsBound) = (bound.Fields, true);
        Add(record, unit);
        var rules = ImmutableArray.CreateBuilder<RuleDefinition>(record.Rules.Length);
        foreach (var rule in record.Rules)
        {
            if (BindRule(rule, record) is { } definition)
            {
                rules.Add(definition);
            }
        }

        var references = ImmutableArray.CreateBuilder<RecordReference>(record.References.Length);
        foreach (var reference in record.References)
        {
            var words = UnitState.Of(reference);
            if ((Kept(reference.Declaration, words) ?? Bound(reference, words, new ReferenceBinder(_context, reference, record, shape).Bind())).Result is RecordReference known)
            {
                references.Add(known);
            }
        }

        _compiled.Add(record, Assemble(record, shape, rules.DrainToImmutable(), references.DrainToImmutable()));
    }

    private RuleDefinition? BindRule(RuleSymbol rule, RecordSymbol? record)
    {
        var state = UnitState.Of(rule);
        return (RuleDefinition?)(Kept(rule.Declaration, state) ?? Bound(rule, state, new RuleBinder(_context, rule, record).Bind())).Result;
    }

    // Where all parts are the same objects, the whole is, too.
    private Producer.Record Assemble(RecordSymbol record, RecordShape shape, ImmutableArray<RuleDefinition> rules, ImmutableArray<RecordReference> references) =>
        _changes?.Before(record) is { } before && _earlier?.Compiled.GetValueOrDefault(before) is Producer.Record old && ReferenceEquals(old.Shape, shape)
            && AreSame(old.Rules, rules) && AreSame(old.References, references)
            ? old
            : new Producer.Record(record.FullName, shape, rules) { References = references };

    private static bool AreSame<T>(ImmutableArray<T> before, ImmutableArray<T> after)
        where T : class => before.Length == after.Length && before.Zip(after).All(pair => ReferenceEquals(pair.First, pair.Second));
}
