using System.Collections.Immutable;
using Processing.Rules.Diagnostics;
using Processing.Rules.Sources;

namespace Processing.Rules.Analysis.Schemas;

/// <summary>Compares a schema with an older one.</summary>
public static class BreakingChanges
{
    /// <summary>The changes that break a client made for the older schema: what it reads is gone, is of another type, has another number or may be missing. New records and fields break nothing.</summary>
    /// <param name="before">The number map of the older revision.</param>
    /// <param name="now">The schema.</param>
    /// <param name="rules">Where removed records are reported: at the start of this text.</param>
    public static ImmutableArray<Diagnostic> Find(NumberMap before, SchemaSet now, SourceText rules)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(now);
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        var records = now.Packages.SelectMany(package => package.Records).ToDictionary(record => record.Symbol.FullName, StringComparer.Ordinal);
        foreach (var (name, old) in before.Records.Where(record => !record.Value.Fields.IsEmpty))
        {
            if (records.TryGetValue(name, out var record))
            {
                Compare(old, record, found);
            }
            else
            {
                found.Add(SchemaDiagnostics.RecordRemoved(new SourceLocation(rules, new SourceSpan(0, 0)), name));
            }
        }

        return DiagnosticOrder.Sort(found, int.MaxValue);
    }

    /// <summary>Fields that keep, or get back, a number that stood for another type: messages written before would be misread. A schema with one must not be used.</summary>
    /// <param name="before">The numbers given so far.</param>
    /// <param name="now">The schema made with them.</param>
    public static ImmutableArray<Diagnostic> FindMisread(NumberMap before, SchemaSet now)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(now);
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var record in now.Packages.SelectMany(package => package.Records))
        {
            var old = before.Records.GetValueOrDefault(record.Symbol.FullName, NumberedRecord.Empty);
            foreach (var field in record.Fields)
            {
                var type = TypeText.Of(field.Type);
                if ((old.Fields.GetValueOrDefault(field.Name) ?? old.Reserved.GetValueOrDefault(field.Name)) is { } known && !IsSameOrWider(known.Type, type))
                {
                    found.Add(SchemaDiagnostics.TypeChanged(record.Symbol.File.Tree.GetLocation(field.Symbol.Syntax.Type), field.Name, known.Number, known.Type, type));
                }
            }
        }

        return DiagnosticOrder.Sort(found, int.MaxValue);
    }

    private static void Compare(NumberedRecord before, SchemaRecord now, ImmutableArray<Diagnostic>.Builder found)
    {
        var tree = now.Symbol.File.Tree;
        foreach (var (name, old) in before.Fields)
        {
            if (now.Fields.FirstOrDefault(field => field.Name == name) is not { } field)
            {
                found.Add(SchemaDiagnostics.FieldRemoved(now.Symbol.Location, now.Name, name, old.Number));
                continue;
            }

            var at = tree.GetLocation(field.Symbol.Syntax.Name);
            var type = TypeText.Of(field.Type);
            if (!IsSameOrWider(old.Type, type))
            {
                found.Add(SchemaDiagnostics.TypeChanged(tree.GetLocation(field.Symbol.Syntax.Type), name, old.Number, old.Type, type));
            }
            else if (field.Number != old.Number)
            {
                found.Add(SchemaDiagnostics.NumberChanged(at, name, old.Number, field.Number));
            }
            else if (field.Symbol.IsOptional && !old.IsOptional)
            {
                found.Add(SchemaDiagnostics.BecameOptional(at, name));
            }
        }
    }

    /// <summary>Whether what was written as one type can be read as another: the same, or an enum that got values at its end, which keeps those it had.</summary>
    internal static bool IsSameOrWider(string before, string now) => before == now || (before.StartsWith("enum ", StringComparison.Ordinal) && now.StartsWith($"{before} | ", StringComparison.Ordinal));
}
