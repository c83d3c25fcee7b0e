using System.Collections.Immutable;
using Processing.Matching.Values;
using Processing.Rules.Semantics;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Processing.Rules.Analysis.Schemas;

/// <summary>Makes the schema of the records that rules give, and gives their fields numbers.</summary>
public sealed class SchemaBuilder
{
    // Kept free by protobuf for itself.
    private const int FirstForbidden = 19_000;
    private const int LastForbidden = 19_999;

    private readonly RuleCompilation _compilation;
    private readonly NumberMap _before;
    private readonly SortedDictionary<string, RecordSymbol> _records = new(StringComparer.Ordinal);
    private NumberMap _numbers;

    private SchemaBuilder(RuleCompilation compilation, NumberMap before)
    {
        _compilation = compilation;
        (_before, _numbers) = (before, before);
    }

    /// <summary>The schema of the records of the files asked for, of those of other packages that their rules give, and of the records that these hold. Known fields keep their numbers, new ones get the next, and what is gone is reserved.</summary>
    /// <param name="compilation">Rules without errors.</param>
    /// <param name="numbers">The numbers given so far.</param>
    public static SchemaSet Build(RuleCompilation compilation, NumberMap numbers)
    {
        ArgumentNullException.ThrowIfNull(compilation);
        ArgumentNullException.ThrowIfNull(numbers);
        return new SchemaBuilder(compilation.WithUnneeded(), numbers).Build();
    }

    private SchemaSet Build()
    {
        _ = _compilation.Emit();
        foreach (var file in _compilation.Files)
        {
            foreach (var record in file.Tree.Declarations.OfType<RecordSyntax>())
            {
                // Rules may give records that an imported package declares.
                if (_compilation.GetSemanticModel(file.Tree).GetDeclaredSymbol(record) is RecordSymbol symbol && (file.Origin == FileOrigin.Root || symbol.IsEmitted))
                {
                    Add(symbol);
                }
            }
        }

        var packages = _records.Values.GroupBy(record => record.File.PackageName).OrderBy(package => package.Key, StringComparer.Ordinal)
            .Select(package => new SchemaPackage(package.Key, [.. package.Select(ToSchema)], ImportsOf(package.Key, package))).ToImmutableArray();
        ReserveRemoved();
        return new SchemaSet(InOrder(packages), _numbers, ProtoNames.Check(packages));
    }

    private void Add(RecordSymbol record)
    {
        if (_records.TryAdd(record.FullName, record))
        {
            foreach (var held in record.Fields.Select(field => RecordOf(record, field)).OfType<RecordSymbol>())
            {
                Add(held);
            }
        }
    }

    private RecordSymbol? RecordOf(RecordSymbol owner, FieldSymbol field) => (field.Type?.Element ?? field.Type)?.Kind == ValueKind.Record
        ? _compilation.GetSemanticModel(owner.File.Tree).GetName(field.Syntax.Type.Name) is { Kind: NameKind.Declaration, Symbol: RecordSymbol held } ? held : null
        : null;

    private SchemaRecord ToSchema(RecordSymbol record)
    {
        var numbered = _numbers.Records.GetValueOrDefault(record.FullName, NumberedRecord.Empty);
        var next = Next(numbered.Fields.Values.Concat(numbered.Reserved.Values).Select(field => field.Number).DefaultIfEmpty(0).Max());
        var fields = ImmutableArray.CreateBuilder<SchemaField>();
        foreach (var field in record.Fields)
        {
            if (field.Type is not { } type)
            {
                continue;
            }

            var number = (numbered.Fields.GetValueOrDefault(field.Name) ?? numbered.Reserved.GetValueOrDefault(field.Name))?.Number ?? next;
            next = number == next ? Next(next) : next;
            numbered = new NumberedRecord(numbered.Fields.SetItem(field.Name, new NumberedField(number, TypeText.Of(type), field.IsOptional)), numbered.Reserved.Remove(field.Name));
            fields.Add(new SchemaField(field, number, type, RecordOf(record, field), DocumentationComment.Read(field.Syntax.Name)));
        }

        foreach (var (name, gone) in numbered.Fields.Where(field => record.Fields.All(kept => kept.Name != field.Key)))
        {
            numbered = new NumberedRecord(numbered.Fields.Remove(name), numbered.Reserved.SetItem(name, gone));
        }

        _numbers = new NumberMap(_numbers.Records.SetItem(record.FullName, numbered));
        return new SchemaRecord(record, record.Syntax.Documentation, fields.ToImmutable(), [.. numbered.Reserved.Select(field => KeyValuePair.Create(field.Key, field.Value.Number)).OrderBy(field => field.Value)]);
    }

    // A record that comes back must not find its numbers taken by other fields.
    private void ReserveRemoved()
    {
        foreach (var (name, record) in _before.Records.Where(record => !_records.ContainsKey(record.Key)))
        {
            _numbers = new NumberMap(_numbers.Records.SetItem(name, new NumberedRecord(NumberedRecord.Empty.Fields, record.Reserved.SetItems(record.Fields))));
        }
    }

    private ImmutableArray<string> ImportsOf(string package, IEnumerable<RecordSymbol> records) =>
        [.. records.SelectMany(record => record.Fields.Select(field => RecordOf(record, field))).OfType<RecordSymbol>()
            .Select(held => held.File.PackageName).Where(name => name != package).Distinct().Order(StringComparer.Ordinal)];

    // Rules of one compilation use each other in no circle, and neither do their records.
    private static ImmutableArray<SchemaPackage> InOrder(ImmutableArray<SchemaPackage> packages)
    {
        var ordered = new List<SchemaPackage>();
        void Visit(SchemaPackage package)
        {
            if (!ordered.Contains(package))
            {
                foreach (var imported in packages.Where(other => package.Imports.Contains(other.Name) && !ordered.Contains(other) && !other.Imports.Contains(package.Name)))
                {
                    Visit(imported);
                }

                ordered.Add(package);
            }
        }

        foreach (var package in packages)
        {
            Visit(package);
        }

        return [.. ordered];
    }

    private static int Next(int number) => number + 1 is >= FirstForbidden and <= LastForbidden ? LastForbidden + 1 : number + 1;
}
