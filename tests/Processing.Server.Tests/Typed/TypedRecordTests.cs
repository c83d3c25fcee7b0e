using System.Collections.Immutable;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Processing.Matching;
using Processing.Pipeline;
using Processing.Rules;
using Processing.Rules.Analysis.Schemas;
using Processing.Server.Hosting;
using Processing.Server.Mapping;
using Processing.Server.RuleSets;

namespace Processing.Server.Tests.Typed;

/// <summary>A record in its own message says what its generic form says: read back by nothing but the schema that clients get.</summary>
public sealed class TypedRecordTests
{
    private static readonly EngineSettings Limits = EngineSettings.Load(null);

    [Theory]
    [InlineData("news", 500)]
    [InlineData("forms", 20)]
    [InlineData("geo", 20)]
    [InlineData("standard", 300)]
    public void The_records_of_all_tests_of_a_shipped_package_are_the_same_in_both_forms(string folder, int atLeast)
    {
        var shipped = RuleFolder.LoadShipped();
        bool IsUnder(RuleFile file) => file.Path.StartsWith(folder + "/", StringComparison.Ordinal);
        var compared = Compare(RuleCompilation.Create([.. shipped.Where(IsUnder)], [.. shipped.Where(file => !IsUnder(file))], Limits.Compilation));
        Assert.True(compared >= atLeast, $"only {compared} records were compared");
    }

    [Fact]
    public void Every_kind_of_value_is_the_same_in_both_forms()
    {
        const string Rules = """
            package press.kinds

            enum Status
              member, candidate, full_member

            lexicon Unit: { unit: text, factor: integer, exact: boolean, size: decimal, since: date }
              "km" => { unit: "km", factor: 0, exact: false, size: 1.50 }
              "mi" => { unit: "", factor: -2, exact: true }

            record Inner
              name: text
              number: integer

            record All
              word: text
              optional_word: text?
              zero: integer
              optional_zero: integer?
              no: boolean
              optional_no: boolean?
              height: decimal
              day: date
              hours: duration
              at: time
              page: url
              mail: email
              land: country
              tongue: language
              state: Status
              states: list of Status
              numbers: list of integer
              truths: list of boolean
              words: list of text
              cost: money
              way: quantity
              ways: list of quantity
              unit: Unit
              inner: Inner
              inners: list of Inner

            rule inner -> Inner
              match "inner" name:word
              set number = 0

            rule all -> All
              match "all" unit:Unit inner:Inner inners:list(Inner)
              set word = "", optional_word = "", zero = 0, optional_zero = 0, no = false, optional_no = false, height = 1.75,
                  day = date(gregorian, 2024, 2), hours = duration(1.5, "hour"), at = "12:30", page = "https://example.org", mail = "a@example.org",
                  land = "KG", tongue = "fa", state = "full_member", states = list("member", "candidate"), numbers = list(0, -1, 3), truths = list(true, false),
                  words = list("", "x"), cost = money(3, "EUR"), way = quantity(12, "km"), ways = list(quantity(1, "m"))

            test "all"
              given
                > all km inner x inner y, inner z
              expect All

            test "another row"
              given
                > all mi inner x inner y
              expect All
            """;
        Assert.Equal(2, Compare(RuleCompilation.Create([new RuleFile("own.rules", Encoding.UTF8.GetBytes(Rules))], [], Limits.Compilation), "All"));
    }

    // How many records were compared.
    private static int Compare(RuleCompilation compilation, string? only = null)
    {
        var emitted = compilation.Emit();
        Assert.True(emitted.Program is not null, string.Join('\n', emitted.Diagnostics));
        var schema = SchemaBuilder.Build(compilation, NumberMap.Empty);
        Assert.Empty(schema.Diagnostics);
        var types = TypesOf(schema);
        var typed = new TypedRecords(MessageSet.Of(emitted.Program!, schema.Numbers));
        var engine = new ExtractionEngine(emitted.Program!, new FastExecutor(), Limits.Extraction);
        var compared = 0;
        foreach (var record in emitted.Tests.SelectMany(test => RuleTestRunner.Extract(engine, test, default).Records).Where(record => only is null || record.Record == only))
        {
            var message = typed.ToMessage(record);
            var type = types[$"{record.Package}.{record.Record}"];
            Assert.Equal(GenericReading.Print(type, ResultToMessage.ToMessage(record).Fields.Select(field => (field.Name, (Extraction.V1.Value?)field.Value))), MessageReading.Print(type, message));
            compared++;
        }

        return compared;
    }

    private static ImmutableDictionary<string, MessageDescriptor> TypesOf(SchemaSet schema)
    {
        var set = FileDescriptorSet.Parser.ParseFrom(ProtoDescriptors.Write(schema));
        return FileDescriptor.BuildFromByteStrings(set.File.Select(file => file.ToByteString())).SelectMany(file => file.MessageTypes).ToImmutableDictionary(type => type.FullName);
    }
}
