using System.Collections.Frozen;
using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Matching.Values;

namespace Processing.Rules.Analysis.Schemas;

/// <summary>The messages that <c>rules schema</c> makes of the records of a program, for whoever writes records in this form. Immutable.</summary>
/// <remarks>
/// A record has a message only where the number of every field was recorded: a number that was made up now could be another field's in the classes that a client
/// generated, and the client would misread it without a sign.
/// </remarks>
public sealed class MessageSet
{
    private readonly FrozenDictionary<string, MessageShape> _messages;
    private readonly FrozenDictionary<string, string> _missing;
    private readonly string _otherwise;

    private MessageSet(Dictionary<string, MessageShape> messages, Dictionary<string, string> missing, string otherwise)
    {
        _otherwise = otherwise;
        _messages = messages.ToFrozenDictionary(StringComparer.Ordinal);
        _missing = missing.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>No messages, because nothing is known of the rules.</summary>
    public static MessageSet Empty { get; } = None("nothing is known of its fields");

    /// <summary>No messages.</summary>
    /// <param name="reason">Why, as a part of a sentence.</param>
    public static MessageSet None(string reason) => new([], [], reason);

    /// <summary>The messages of a program. O(fields of its records).</summary>
    /// <param name="program">The program.</param>
    /// <param name="numbers">The field numbers that were recorded beside its rules.</param>
    public static MessageSet Of(RuleProgram program, NumberMap numbers)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(numbers);
        var messages = new Dictionary<string, MessageShape>(StringComparer.Ordinal);
        var missing = new Dictionary<string, string>(StringComparer.Ordinal);

        // Producers stand after those that they use, and so do records after those that they hold.
        foreach (var shape in program.Producers.OfType<Producer.Record>().Select(producer => producer.Shape))
        {
            var name = shape.Package.Length == 0 ? shape.Name : $"{shape.Package}.{shape.Name}";
            if (FindFault(name, shape, numbers, missing) is { } fault)
            {
                missing[name] = fault;
            }
            else
            {
                messages[name] = new MessageShape(name, [.. shape.Fields.Select(field => new MessageField(field.Name, numbers.Records[name].Fields[field.Name].Number, field.Type, field.IsOptional))]);
            }
        }

        return new MessageSet(messages, missing, "nothing is known of its fields");
    }

    /// <summary>The message of a record; null where it has none.</summary>
    /// <param name="package">The package that declares it.</param>
    /// <param name="record">Its name.</param>
    public MessageShape? Find(string package, string record) => _messages.GetValueOrDefault(package.Length == 0 ? record : $"{package}.{record}");

    /// <summary>Why a record has no message, as a part of a sentence; null where it has one.</summary>
    /// <param name="name">Its full name.</param>
    public string? WhyMissing(string name) => _messages.ContainsKey(name) ? null : _missing.GetValueOrDefault(name, _otherwise);

    private static string? FindFault(string name, RecordShape shape, NumberMap numbers, Dictionary<string, string> missing)
    {
        if (!name.Split('.').All(ProtoNames.IsName))
        {
            return $"`{name}` is no name in protobuf";
        }

        if (!numbers.Records.TryGetValue(name, out var numbered))
        {
            return "its field numbers are not recorded";
        }

        foreach (var field in shape.Fields)
        {
            if (!numbered.Fields.TryGetValue(field.Name, out var recorded))
            {
                return $"the number of its field `{field.Name}` is not recorded";
            }

            if (!BreakingChanges.IsSameOrWider(recorded.Type, TypeText.Of(field.Type)))
            {
                return $"the number of its field `{field.Name}` is recorded for the type `{recorded.Type}`, which is now `{TypeText.Of(field.Type)}`";
            }

            // The type has the name alone, so all records of that name must have messages.
            if ((field.Type.Element ?? field.Type) is { Kind: ValueKind.Record, RecordName: { } held } && missing.Keys.FirstOrDefault(known => IsNamed(known, held)) is { } without)
            {
                return $"its field `{field.Name}` holds `{without}`, and {missing[without]}";
            }
        }

        return null;
    }

    private static bool IsNamed(string fullName, string name) => fullName == name || fullName.EndsWith($".{name}", StringComparison.Ordinal);
}
