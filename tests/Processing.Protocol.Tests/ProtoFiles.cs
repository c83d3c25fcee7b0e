using System.Reflection;

namespace Processing.Protocol.Tests;

internal static class ProtoFiles
{
    public static string Folder { get; } = Path.Combine(
        typeof(ProtoFiles).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!,
        "protos",
        "processing",
        "extraction",
        "v1");

    public static IEnumerable<string> All => Directory.EnumerateFiles(Folder, "*.proto").Order(StringComparer.Ordinal);

    public static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));
}
