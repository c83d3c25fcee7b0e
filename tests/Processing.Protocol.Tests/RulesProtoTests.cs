using System.Reflection;
using System.Text.Json;
using Google.Protobuf.Reflection;
using Processing.Rules.V1;

namespace Processing.Protocol.Tests;

/// <summary>The protos of publishing rules.</summary>
public class RulesProtoTests
{
    private static readonly string Folder = Path.Combine(ProtoFiles.Folder, "..", "..", "rules", "v1");

    [Fact]
    public void The_services_comment_names_every_reason()
    {
        var proto = File.ReadAllText(Path.Combine(Folder, "rule_set_service.proto"));
        Assert.All(typeof(RuleSetReasons).GetFields(BindingFlags.Public | BindingFlags.Static), field => Assert.Contains((string)field.GetRawConstantValue()!, proto, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_file_has_the_same_options_and_an_outer_class_of_its_own()
    {
        var files = Directory.GetFiles(Folder, "*.proto").Select(File.ReadAllLines).ToList();
        Assert.Equal(4, files.Count);
        Assert.Single(files.Select(lines => string.Join('\n', Options(lines).Where(line => !line.Contains("java_outer_classname", StringComparison.Ordinal)))).Distinct());
        Assert.Equal(files.Count, files.Select(lines => Options(lines).Single(line => line.Contains("java_outer_classname", StringComparison.Ordinal))).Distinct().Count());

        static IEnumerable<string> Options(string[] lines) => lines.Where(line => line.StartsWith("option ", StringComparison.Ordinal));
    }

    [Fact]
    public void The_service_config_names_every_method_once_and_retries_only_what_changes_nothing()
    {
        using var config = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "rules_grpc_service_config.json")));
        var named = new List<string>();
        foreach (var method in config.RootElement.GetProperty("methodConfig").EnumerateArray())
        {
            var names = method.GetProperty("name").EnumerateArray().Select(name => name.GetProperty("method").GetString()!).ToList();
            named.AddRange(names);
            Assert.Equal(method.TryGetProperty("retryPolicy", out _), names.All(name => name.StartsWith("Get", StringComparison.Ordinal) || name.StartsWith("List", StringComparison.Ordinal) || name.StartsWith("Diff", StringComparison.Ordinal)));
        }

        Assert.Equal(RuleSetService.Descriptor.Methods.Select(method => method.Name).Order(), named.Order());
    }

    [Fact]
    public void Enums_begin_with_unspecified_and_numbers_have_no_gaps()
    {
        FileDescriptor[] files = [RuleSetServiceReflection.Descriptor, RevisionReflection.Descriptor, LabelReflection.Descriptor, DifferenceReflection.Descriptor];
        Assert.All(files.SelectMany(file => file.EnumTypes), type => Assert.EndsWith("_UNSPECIFIED", type.Values[0].Name, StringComparison.Ordinal));
        Assert.All(
            files.SelectMany(file => file.MessageTypes),
            type => Assert.Equal(Enumerable.Range(1, type.Fields.InFieldNumberOrder().Count), type.Fields.InFieldNumberOrder().Select(field => field.FieldNumber)));
    }
}
