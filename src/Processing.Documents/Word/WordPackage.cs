using System.Xml;

namespace Processing.Documents.Word;

/// <summary>The parts of a file of Word and how they hang together (ECMA-376, part 2).</summary>
internal sealed class WordPackage(Archive archive, DocumentLimits limits)
{
    /// <summary>Name of the part with the text; null where the archive has none.</summary>
    public string? FindMain()
    {
        var main = RelationshipsOf("").FirstOrDefault(part => part.IsOf("officeDocument"));
        return main is not null && main.Target.StartsWith("word/", StringComparison.Ordinal) && archive.OpenPart(main.Target) is { } stream ? Close(stream, main.Target) : null;
    }

    /// <summary>What a part refers to; empty where it says nothing.</summary>
    /// <param name="part">Name of the part; empty for the package.</param>
    public IReadOnlyList<WordRelationship> RelationshipsOf(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        var found = new List<WordRelationship>();
        using var reader = Open($"{part[..slash]}_rels/{part[slash..]}.rels");
        while (reader is not null && reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "Relationship" })
            {
                var target = reader.GetAttribute("Target") ?? "";
                var isExternal = reader.GetAttribute("TargetMode") is "External";
                found.Add(new WordRelationship(reader.GetAttribute("Id") ?? "", reader.GetAttribute("Type") ?? "", isExternal ? target : Resolve(part[..slash], target)));
            }
        }

        return found;
    }

    /// <summary>Opens a part as XML: no document type, no entities, no addresses; null where there is no such part.</summary>
    public XmlReader? Open(string part) => archive.OpenPart(part) is { } stream
        ? XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, CloseInput = true, MaxCharactersInDocument = limits.MaxArchiveBytes })
        : null;

    private static string Close(Stream stream, string name)
    {
        stream.Dispose();
        return name;
    }

    // Names in an archive have no dots that lead up and begin with no slash.
    private static string Resolve(string folder, string target)
    {
        if (target.StartsWith('/'))
        {
            return target[1..];
        }

        while (target.StartsWith("../", StringComparison.Ordinal))
        {
            target = target[3..];
            folder = folder[..(folder.TrimEnd('/').LastIndexOf('/') + 1)];
        }

        return folder + target;
    }
}

/// <summary>What a part of a file of Word refers to.</summary>
/// <param name="Id">Name of the reference in the part.</param>
/// <param name="Type">What it is, an address whose last step says it.</param>
/// <param name="Target">Name of a part, or an address outside, which is never opened.</param>
internal sealed record WordRelationship(string Id, string Type, string Target)
{
    /// <summary>Whether it is of a type, in either edition of the standard.</summary>
    public bool IsOf(string type) => Type.EndsWith("/" + type, StringComparison.Ordinal);
}
