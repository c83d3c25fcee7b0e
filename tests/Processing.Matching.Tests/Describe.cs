using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using Processing.Matching.Programs;

namespace Processing.Matching.Tests;

/// <summary>Programs in full, for the messages of tests that fail: records print their arrays as the name of a type.</summary>
internal static class Describe
{
    /// <summary>All of a program, a line for each producer, rule, zone and policy.</summary>
    public static string Program(RuleProgram program)
    {
        IEnumerable<object> parts =
        [
            .. program.Producers.SelectMany(producer => producer is Producer.Record record ? record.Rules.Prepend<object>(record with { Rules = [] }) : [producer]),
            .. program.Zones,
            .. program.Policies,
        ];
        return string.Join('\n', parts.Select(Value));
    }

    /// <summary>All of a pattern.</summary>
    public static string Pattern(PatternNode pattern) => Value(pattern);

    private static string Value(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        ValueType and not IEnumerable => value.ToString() ?? "",
        IEnumerable items => $"[{string.Join(", ", items.Cast<object>().Select(Value))}]",
        _ => $"{value.GetType().Name}({string.Join(", ", Properties(value).Select(property => Value(property.GetValue(value))))})",
    };

    private static ImmutableArray<PropertyInfo> Properties(object value) =>
        [.. value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0)];
}
