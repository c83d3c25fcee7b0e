using System.Text;
using Processing.Cli.Output;
using Processing.Rules.Analysis.Schemas;
using Processing.Rules.Diagnostics;
using Processing.Rules.Sources;
using Processing.Server.Hosting;
using Processing.Server.RuleSets;

namespace Processing.Cli.Loading;

/// <summary>The files of `rules schema`.</summary>
internal static class SchemaFiles
{
    /// <summary>Reads a number map; one that is not there is empty.</summary>
    public static (NumberMap Map, Diagnostic? Problem) ReadNumbers(string path) =>
        File.Exists(path) ? NumberMapFile.Read(SourceText.From(Encoding.UTF8.GetString(File.ReadAllBytes(path)), path)) : (NumberMap.Empty, null);

    /// <summary>The numbers of an older revision: a number map, or rules, with the map beside them where there is one.</summary>
    public static (NumberMap Map, Diagnostic? Problem) ReadOlder(string path)
    {
        if (File.Exists(path) && !path.EndsWith(".rules", StringComparison.OrdinalIgnoreCase))
        {
            return ReadNumbers(path);
        }

        var (recorded, problem) = ReadNumbers(RuleFolder.NumbersPath(path));
        var compilation = RuleSelection.Load([path]).Compile(EngineSettings.Load(null));
        if (problem is null && compilation.Emit() is { Program: null, Diagnostics: var errors })
        {
            throw new UsageException($"the rules of --against have errors: {errors[0]}");
        }

        return (problem is null ? SchemaBuilder.Build(compilation, recorded).Numbers : recorded, problem);
    }

    /// <summary>Writes a schema to a place, or to the standard output.</summary>
    /// <exception cref="UsageException">Several files for the standard output.</exception>
    public static void Write(SchemaSet schema, SchemaFormat format, string? output)
    {
        if (format == SchemaFormat.Proto)
        {
            WriteProtos([.. ProtoText.Write(schema)], output);
            return;
        }

        var content = format == SchemaFormat.Descriptor ? ProtoDescriptors.Write(schema) : JsonSchemaText.Write(schema);
        if (output is not null)
        {
            File.WriteAllBytes(output, content);
            return;
        }

        using var standard = Console.OpenStandardOutput();
        standard.Write(content);
    }

    private static void WriteProtos((string Path, string Content)[] files, string? output)
    {
        if (output is null)
        {
            if (files.Length > 1)
            {
                throw new UsageException($"the rules have records in {files.Length} packages, so give a folder with --output");
            }

            using var standard = Console.OpenStandardOutput();
            standard.Write(Encoding.UTF8.GetBytes(files.Length == 0 ? "" : files[0].Content));
            return;
        }

        foreach (var (path, content) in files)
        {
            var file = Path.Combine(output, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file) ?? output);
            File.WriteAllBytes(file, Encoding.UTF8.GetBytes(content));
        }
    }
}
