using System.Collections.Immutable;
using Processing.Rules.Diagnostics;

namespace Processing.Rules.Analysis.Schemas;

/// <summary>Names as protobuf has them.</summary>
internal static class ProtoNames
{
    /// <summary>What of a schema has a name that protobuf cannot have, or shares one with another.</summary>
    public static ImmutableArray<Diagnostic> Check(ImmutableArray<SchemaPackage> packages)
    {
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var record in packages.SelectMany(package => package.Records))
        {
            var tree = record.Symbol.File.Tree;
            if (!IsName(record.Name) || !record.Symbol.File.PackageName.Split('.').All(part => part.Length == 0 || IsName(part)))
            {
                found.Add(SchemaDiagnostics.NoProtoName(record.Symbol.Location, IsName(record.Name) ? record.Symbol.File.PackageName : record.Name));
            }

            var json = new Dictionary<string, SchemaField>(StringComparer.Ordinal);
            foreach (var field in record.Fields)
            {
                var at = tree.GetLocation(field.Symbol.Syntax.Name);
                if (!IsName(field.Name) || !field.Item.Columns.All(column => IsName(column.Name)))
                {
                    found.Add(SchemaDiagnostics.NoProtoName(at, IsName(field.Name) ? field.Item.Columns.First(column => !IsName(column.Name)).Name : field.Name));
                }
                else if (!json.TryAdd(ToJson(field.Name), field))
                {
                    var other = json[ToJson(field.Name)];
                    found.Add(SchemaDiagnostics.SameJsonName(at, field.Name, other.Name, ToJson(field.Name), tree.GetLocation(other.Symbol.Syntax.Name)));
                }
            }
        }

        return found.ToImmutable();
    }

    /// <summary>Whether a name is one in protobuf.</summary>
    public static bool IsName(string name) => name.Length > 0 && char.IsAsciiLetter(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    /// <summary><c>duration_days</c> as <c>durationDays</c>, as the JSON form of protobuf has it.</summary>
    public static string ToJson(string name)
    {
        var json = new System.Text.StringBuilder(name.Length);
        var upper = false;
        foreach (var c in name)
        {
            if (c != '_')
            {
                json.Append(upper ? char.ToUpperInvariant(c) : c);
            }

            upper = c == '_';
        }

        return json.ToString();
    }

    /// <summary><c>duration_days</c> as <c>DurationDays</c>.</summary>
    public static string ToType(string name)
    {
        var json = ToJson(name);
        return json.Length == 0 ? json : char.ToUpperInvariant(json[0]) + json[1..];
    }

    /// <summary>A value of an enum as <c>STATUS_MEMBER</c>; what no name can hold is written as its code points.</summary>
    public static string ToConstant(string type, string value)
    {
        var prefix = string.Concat(type.Select((c, index) => (index > 0 && char.IsAsciiLetterUpper(c) ? "_" : "") + char.ToUpperInvariant(c)));
        var name = string.Concat(value.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToUpperInvariant(c).ToString() : c is '_' or '-' or ' ' ? "_" : $"U{(int)c:X4}"));
        return $"{prefix}_{name}";
    }
}
