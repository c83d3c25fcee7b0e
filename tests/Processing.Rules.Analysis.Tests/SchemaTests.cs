using System.Text;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Processing.Matching;
using Processing.Matching.Values;
using Processing.Pipeline;
using Processing.Rules.Analysis.Schemas;
using Processing.Rules.Sources;

namespace Processing.Rules.Analysis.Tests;

public sealed class SchemaTests
{
    private const string Rules = """
        package press.people

        enum Status
          member, candidate

        /// Units.
        lexicon Unit: { unit: text, factor: integer }
          "km" => { unit: "km", factor: 1 }

        /// A person.
        /// Found in news.
        record Person
          /// As written.
          name: text
          age: integer?
          height: decimal?
          known: boolean?
          country: country?
          born: date?
          status: Status?
          tags: list of text?
          paid: money?
          walked: quantity?

        /// Who met whom.
        record Encounter
          people: list of Person
          first: Person?

        rule person -> Person
          match name:("Anna" | "Maria") age:number?
          set tags = list("x", "y"), height = 1.75, known = true, country = "KG", status = "member", walked = quantity(12, "km"), paid = money(3, "EUR")

        rule encounter -> Encounter
          match people:list(Person)
          set first = first(people)

        test "both"
          given
            > Anna 7 and Maria
          expect Encounter
        """;

    [Fact]
    public void Proto_carries_types_and_documentation()
    {
        var (path, content) = Assert.Single(ProtoText.Write(Build(Rules)));
        Assert.Equal("press/people.proto", path);
        Assert.Contains("package press.people;\n", content, StringComparison.Ordinal);
        Assert.Contains("// A person.\n// Found in news.\nmessage Person {\n", content, StringComparison.Ordinal);
        Assert.Contains("  // As written.\n  string name = 1;\n", content, StringComparison.Ordinal);
        Assert.Contains("  optional int64 age = 2;\n", content, StringComparison.Ordinal);
        Assert.Contains("    STATUS_MEMBER = 1;\n    STATUS_CANDIDATE = 2;\n", content, StringComparison.Ordinal);
        Assert.Contains("  repeated .press.people.Person people = 1;\n", content, StringComparison.Ordinal);
    }

    [Fact]
    public void Records_of_other_packages_that_the_rules_give_are_in_it()
    {
        RuleFile File(string path, string rules) => new(path, Encoding.UTF8.GetBytes(rules));
        var compilation = RuleCompilation.Create(
            [File("own.rules", "package own.rules\nimport other.places\n\nrule found -> Place\n  match name:\"rome\"\n\ntest \"found\"\n  given\n    > rome\n  expect Place\n")],
            [File("other.rules", "package other.places\n\nrecord Place\n  name: text\n\nrecord Unused\n  name: text\n")],
            CompilationLimits.Default);
        var schema = SchemaBuilder.Build(compilation, NumberMap.Empty);
        Assert.Equal(["other.places.Place"], schema.Packages.SelectMany(package => package.Records).Select(record => record.Symbol.FullName));
        Assert.Equal(["other.places.Place"], schema.Numbers.Records.Keys);
    }

    [Fact]
    public void The_example_of_the_reference_is_what_comes_out()
    {
        var page = File.ReadAllText(Repository.PathOf("docs/language/schema.md"));
        string Block(string language) => page.Split($"```{language}\n")[1].Split("```")[0];
        Assert.Equal(Block("proto"), ProtoText.Write(Build(Block("rules"))).Single().Content);
    }

    [Fact]
    public void Protoc_compiles_the_proto_to_the_same_descriptor()
    {
        foreach (var schema in new[] { Build(Rules), Shipped() })
        {
            var compiled = Protoc.Compile([.. ProtoText.Write(schema)]);
            var ours = FileDescriptorSet.Parser.ParseFrom(ProtoDescriptors.Write(schema));
            foreach (var file in ours.File)
            {
                Assert.Contains(file.SourceCodeInfo!.Location, location => location.LeadingComments.Length > 0);
                file.SourceCodeInfo = null!;
            }

            Assert.Equal(compiled.File.OrderBy(file => file.Name), ours.File.OrderBy(file => file.Name));
        }
    }

    [Fact]
    public void Descriptor_loads_by_reflection()
    {
        var set = FileDescriptorSet.Parser.ParseFrom(ProtoDescriptors.Write(Build(Rules)));
        var file = FileDescriptor.BuildFromByteStrings(set.File.Select(one => one.ToByteString())).Single();
        var person = file.FindTypeByName<MessageDescriptor>("Person");
        Assert.Equal(1, person.FindFieldByName("name").FieldNumber);
        Assert.True(person.FindFieldByName("tags").IsRepeated);
        Assert.True(person.FindFieldByName("age").HasPresence);
        Assert.Equal(FieldType.Enum, person.FindFieldByName("status").FieldType);
        Assert.Equal(person, file.FindTypeByName<MessageDescriptor>("Encounter").FindFieldByName("people").MessageType);
    }

    [Fact]
    public void Numbers_stay_and_what_is_gone_is_reserved()
    {
        var first = Build("record A\n  x: text\n  y: text\n  z: text\n").Numbers;
        var second = Build("record A\n  w: text\n  z: text\n  x: text\n", first);
        Assert.Equal(["w 4", "z 3", "x 1"], second.Packages[0].Records[0].Fields.Select(field => $"{field.Name} {field.Number}"));
        var content = ProtoText.Write(second).Single().Content;
        Assert.Contains("  reserved 2;\n  reserved \"y\";\n", content, StringComparison.Ordinal);
        var third = Build("record B\n  v: text\n", second.Numbers);
        var fourth = Build("record A\n  y: text\n  new: text\nrecord B\n  v: text\n", third.Numbers);
        Assert.Equal(["y 2", "new 5"], fourth.Packages[0].Records[0].Fields.Select(field => $"{field.Name} {field.Number}"));
        Assert.Equal(5, FileDescriptorSet.Parser.ParseFrom(ProtoDescriptors.Write(fourth)).File[0].MessageType[0].Field[1].Number);
    }

    [Fact]
    public void A_number_map_survives_its_file()
    {
        var map = Build(Rules).Numbers;
        var file = NumberMapFile.Write(map);
        var (read, problem) = NumberMapFile.Read(SourceText.From(Encoding.UTF8.GetString(file), "schema.numbers.json"));
        Assert.Null(problem);
        Assert.Equal(file, NumberMapFile.Write(read));
        Assert.Equal(file, NumberMapFile.Write(Build(Rules, read).Numbers));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{ \"format\": 1 }")]
    [InlineData("{ \"format\": 1, \"records\": { \"A\": {} } }")]
    [InlineData("{ \"format\": 1, \"records\": { \"A\": { \"fields\": { \"x\": { \"number\": \"1\" } }, \"reserved\": {} } } }")]
    [InlineData("{ \"format\": 1,\n  \"records\": x }")]
    public void A_broken_number_map_is_told(string content) => Assert.Equal("DP3040", NumberMapFile.Read(SourceText.From(content, "n.json")).Problem?.Id);

    [Fact]
    public void Numbers_that_protobuf_keeps_are_left_out()
    {
        var fields = NumberedRecord.Empty.Fields.SetItem("x", new NumberedField(18_999, "text", false));
        var schema = Build("record A\n  x: text\n  y: text\n", new NumberMap(NumberMap.Empty.Records.SetItem("A", new NumberedRecord(fields, NumberedRecord.Empty.Reserved))));
        Assert.Equal(20_000, schema.Packages[0].Records[0].Fields[1].Number);
    }

    [Fact]
    public void A_removed_field_that_returns_with_another_type_is_told()
    {
        var first = Build("record A\n  x: text\n  y: text\n").Numbers;
        var second = Build("record A\n  x: text\n", first).Numbers;
        var third = Build("record A\n  x: text\n  y: integer\n", second);
        Assert.Equal(["DP3045"], BreakingChanges.FindMisread(second, third).Select(diagnostic => diagnostic.Id));
        Assert.Empty(BreakingChanges.FindMisread(first, Build("record A\n  y: text\n  x: text\n", first)));
    }

    [Fact]
    public void New_records_fields_and_last_values_break_nothing()
    {
        var before = Build(Rules).Numbers;
        var rules = Rules.Replace("member, candidate", "member, candidate, observer", StringComparison.Ordinal).Replace("  age: integer?", "  age: integer?\n  mood: text?", StringComparison.Ordinal) + "\n\nrecord Extra\n  x: text\n";
        var now = Build(rules, before);
        Assert.Empty(BreakingChanges.Find(before, now, SourceText.From(rules, "test.rules")));
        Assert.Empty(BreakingChanges.FindMisread(before, now));
    }

    [Fact]
    public void A_record_of_ours_is_valid_and_a_wrong_one_is_not()
    {
        var schema = JsonSchemaText.Write(Build(Rules));
        using var document = JsonDocument.Parse(schema);
        Assert.Equal("A person.\nFound in news.", document.RootElement.GetProperty("$defs").GetProperty("press.people.Person").GetProperty("description").GetString());
        var emitted = Compile(Rules).Emit();
        var engine = new ExtractionEngine(Assert.IsType<Matching.Programs.RuleProgram>(emitted.Program), new PlainExecutor(), ExtractionLimits.Default);
        var records = RuleTestRunner.Extract(engine, emitted.Tests[0], default).Records;
        Assert.Equal(3, records.Length);
        foreach (var record in records)
        {
            using var values = JsonDocument.Parse(ValuesOf(record));
            Assert.Empty(JsonSchemaChecker.Problems(document.RootElement, $"press.people.{record.Record}", values.RootElement));
        }

        using var wrong = JsonDocument.Parse("""{ "name": 1, "country": "Kyrgyzstan", "status": "none", "more": true, "walked": { "value": 1 } }""");
        Assert.Equal(
            ["more: not known", "name: not a string", "country: not like ^[A-Z]{2}$", "status: none of the choices", "walked.unit: missing", "walked.approximate: missing"],
            JsonSchemaChecker.Problems(document.RootElement, "press.people.Person", wrong.RootElement));
    }

    private static string ValuesOf(ExtractedRecord record)
    {
        using var memory = new MemoryStream();
        using (var writer = new Utf8JsonWriter(memory))
        {
            writer.WriteStartObject();
            foreach (var field in record.Fields)
            {
                writer.WritePropertyName(field.Name);
                ValueFormatter.WriteJson(writer, field.Value);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(memory.ToArray());
    }

    private static SchemaSet Shipped()
    {
        var folder = Repository.PathOf("rules");
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".rules" or ".tsv")
            .Select(file => new RuleFile(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllBytes(file)));
        return SchemaBuilder.Build(RuleCompilation.Create([.. files], [], CompilationLimits.Default), NumberMap.Empty);
    }

    private static SchemaSet Build(string rules, NumberMap? numbers = null)
    {
        var schema = SchemaBuilder.Build(Compile(rules), numbers ?? NumberMap.Empty);
        Assert.Empty(schema.Diagnostics.Select(diagnostic => diagnostic.ToString()));
        return schema;
    }

    private static RuleCompilation Compile(string rules)
    {
        var compilation = RuleCompilation.Create([new RuleFile("test.rules", Encoding.UTF8.GetBytes(rules))], [], CompilationLimits.Default);
        Assert.Empty(compilation.Emit().Diagnostics.Select(diagnostic => diagnostic.ToString()));
        return compilation;
    }
}
