using System.Collections.Immutable;
using System.Data.Common;

namespace Processing.Storage.Sql;

/// <content>Revisions and their content.</content>
internal sealed partial class SqlRuleRegistry
{
    private const string RevisionColumns = "rule_set, id, sequence, created, program, author, description, records, tests_passed, tests_failed";

    /// <inheritdoc/>
    public Task<AddedRevision> AddRevisionAsync(NewRevision revision, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(revision);
        return WriteAsync(
            async session =>
            {
                var (ruleSet, content, program) = (revision.RuleSet, revision.Content, revision.Program);
                if (await FindAsync(session, ruleSet, content.Id, cancellation) is { } known)
                {
                    return (new AddedRevision(known, IsNew: false), false);
                }

                await KeepAsync(session, program.Hash, program.Content, cancellation);
                await session.ExecuteAsync(
                    $"""
                    INSERT INTO rule_revision ({RevisionColumns})
                    VALUES (@ruleSet, @id, @sequence, {dialect.Now}, @program, @author, @description, @records, @passed, @failed)
                    """,
                    cancellation,
                    ("ruleSet", ruleSet),
                    ("id", content.Id),
                    ("sequence", await NextSequenceAsync(session, cancellation)),
                    ("program", program.Hash),
                    ("author", revision.Facts.Author),
                    ("description", revision.Facts.Description),
                    ("records", string.Join('\n', revision.Facts.Records)),
                    ("passed", (long)revision.Facts.TestsPassed),
                    ("failed", (long)revision.Facts.TestsFailed));
                foreach (var file in content.Files)
                {
                    await KeepAsync(session, file.Hash, file.Content, cancellation);
                    await session.ExecuteAsync(
                        "INSERT INTO rule_revision_file (rule_set, revision, role, path, hash) VALUES (@ruleSet, @id, @role, @path, @hash)",
                        cancellation,
                        ("ruleSet", ruleSet),
                        ("id", content.Id),
                        ("role", (long)file.Role),
                        ("path", file.Path),
                        ("hash", file.Hash));
                }

                var added = await FindAsync(session, ruleSet, content.Id, cancellation) ?? throw new InvalidOperationException("A revision that was just added is not there.");
                return (new AddedRevision(added, IsNew: true), true);
            },
            cancellation);
    }

    /// <inheritdoc/>
    public Task<StoredRevision?> FindRevisionAsync(string ruleSet, string revision, CancellationToken cancellation) =>
        ReadAsync(session => FindAsync(session, ruleSet, revision, cancellation), cancellation);

    /// <inheritdoc/>
    public Task<StoredContent?> ReadRevisionAsync(string ruleSet, string revision, CancellationToken cancellation) => ReadAsync(
        async session =>
        {
            if (await FindAsync(session, ruleSet, revision, cancellation) is not { } found)
            {
                return null;
            }

            var files = await session.QueryAsync(
                "SELECT f.path, f.role, c.bytes, f.hash FROM rule_revision_file f JOIN rule_content c ON c.hash = f.hash WHERE f.rule_set = @ruleSet AND f.revision = @id",
                row => Checked(new PackageFile(row.GetString(0), (PackageFileRole)row.GetInt64(1), row.GetFieldValue<byte[]>(2)), row.GetString(3)),
                cancellation,
                ("ruleSet", ruleSet),
                ("id", revision));
            var program = await session.FirstAsync(
                "SELECT bytes FROM rule_content WHERE hash = @hash", row => new CompiledProgram(row.GetFieldValue<byte[]>(0)), cancellation, ("hash", found.ProgramHash));
            var content = RevisionContent.Of(files);
            return content.Id == revision && program?.Hash == found.ProgramHash ? new StoredContent(found, content, program) : throw Damaged($"revision {revision} of `{ruleSet}`");
        },
        cancellation);

    /// <inheritdoc/>
    public async Task<ImmutableArray<StoredRevision>> ListRevisionsAsync(string ruleSet, long? before, int count, CancellationToken cancellation) => [.. await ReadAsync(
        session => session.QueryAsync(
            $"SELECT {RevisionColumns} FROM rule_revision WHERE rule_set = @ruleSet AND sequence < @before ORDER BY sequence DESC LIMIT @count",
            ToRevision,
            cancellation,
            ("ruleSet", ruleSet),
            ("before", before ?? long.MaxValue),
            ("count", (long)count)),
        cancellation)];

    private static Task<StoredRevision?> FindAsync(SqlSession session, string ruleSet, string id, CancellationToken cancellation) => session.FirstAsync(
        $"SELECT {RevisionColumns} FROM rule_revision WHERE rule_set = @ruleSet AND id = @id", ToRevision, cancellation, ("ruleSet", ruleSet), ("id", id));

    private static async Task KeepAsync(SqlSession session, string hash, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        // Looked for first: a package of which one file changed sends that one only.
        if (await session.NumberAsync("SELECT COUNT(*) FROM rule_content WHERE hash = @hash", cancellation, ("hash", hash)) == 0)
        {
            await session.ExecuteAsync("INSERT INTO rule_content (hash, bytes) VALUES (@hash, @bytes)", cancellation, ("hash", hash), ("bytes", content.ToArray()));
        }
    }

    private static StoredRevision ToRevision(DbDataReader row) => new(
        row.GetString(0),
        row.GetString(1),
        row.GetInt64(2),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)),
        row.GetString(4),
        new RevisionFacts(row.GetString(5), row.GetString(6), [.. row.GetString(7).Split('\n', StringSplitOptions.RemoveEmptyEntries)], (int)row.GetInt64(8), (int)row.GetInt64(9)));

    private PackageFile Checked(PackageFile file, string hash) => file.Hash == hash ? file : throw Damaged($"the file `{file.Path}`");

    private RegistryException Damaged(string what) => new(RegistryFault.Damaged, $"the registry {dialect.Place} is damaged: {what} is not what was stored");
}
