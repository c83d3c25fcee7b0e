using System.Collections.Immutable;

namespace Processing.Storage.LastGood;

/// <summary>The bytes of what is kept: labels of a rule set, and revisions with their content.</summary>
internal static class LastGoodFormat
{
    public static byte[] Write(RuleSetState state)
    {
        using var memory = new MemoryStream();
        using var writer = new BinaryWriter(memory);
        writer.Write(state.Name);
        writer.Write(state.Sequence);
        writer.Write(state.Labels.Length);
        foreach (var label in state.Labels)
        {
            writer.Write(label.Name);
            writer.Write(label.Revision);
            writer.Write(label.Share.BasisPoints);
            writer.Write(label.Version);
        }

        return memory.ToArray();
    }

    public static RuleSetState ReadState(ReadOnlyMemory<byte> bytes)
    {
        using var reader = Reader(bytes);
        var (name, sequence) = (reader.ReadString(), reader.ReadInt64());
        return new RuleSetState(name, sequence, ReadAll(reader, () => new LabelState(reader.ReadString(), reader.ReadString(), new TrafficShare(reader.ReadInt32()), reader.ReadInt64())));
    }

    public static byte[] Write(StoredContent stored)
    {
        using var memory = new MemoryStream();
        using var writer = new BinaryWriter(memory);
        var (revision, facts) = (stored.Revision, stored.Revision.Facts);
        writer.Write(revision.RuleSet);
        writer.Write(revision.Sequence);
        writer.Write(revision.Created.ToUnixTimeMilliseconds());
        writer.Write(facts.Author);
        writer.Write(facts.Description);
        writer.Write(facts.Records.Length);
        foreach (var record in facts.Records)
        {
            writer.Write(record);
        }

        writer.Write(facts.TestsPassed);
        writer.Write(facts.TestsFailed);
        writer.Write(stored.Content.Files.Length);
        foreach (var file in stored.Content.Files)
        {
            writer.Write(file.Path);
            writer.Write((int)file.Role);
            WriteBytes(writer, file.Content);
        }

        WriteBytes(writer, stored.Program.Content);
        return memory.ToArray();
    }

    public static StoredContent ReadContent(ReadOnlyMemory<byte> bytes)
    {
        using var reader = Reader(bytes);
        var (ruleSet, sequence, created) = (reader.ReadString(), reader.ReadInt64(), DateTimeOffset.FromUnixTimeMilliseconds(reader.ReadInt64()));
        var (author, description) = (reader.ReadString(), reader.ReadString());
        var records = ReadAll(reader, reader.ReadString);
        var facts = new RevisionFacts(author, description, records, reader.ReadInt32(), reader.ReadInt32());
        var files = ReadAll(reader, () => new PackageFile(reader.ReadString(), (PackageFileRole)reader.ReadInt32(), ReadBytes(reader)));
        var (content, program) = (RevisionContent.Of(files), new CompiledProgram(ReadBytes(reader)));
        return new StoredContent(new StoredRevision(ruleSet, content.Id, sequence, created, program.Hash, facts), content, program);
    }

    private static BinaryReader Reader(ReadOnlyMemory<byte> bytes) => new(new MemoryStream(bytes.ToArray(), writable: false));

    private static ImmutableArray<T> ReadAll<T>(BinaryReader reader, Func<T> read)
    {
        var items = ImmutableArray.CreateBuilder<T>();
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            items.Add(read());
        }

        return items.ToImmutable();
    }

    private static void WriteBytes(BinaryWriter writer, ReadOnlyMemory<byte> bytes)
    {
        writer.Write(bytes.Length);
        writer.Write(bytes.Span);
    }

    private static byte[] ReadBytes(BinaryReader reader) => reader.ReadBytes(reader.ReadInt32());
}
