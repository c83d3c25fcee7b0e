using System.Text;
using Microsoft.Data.Sqlite;

namespace Processing.Storage.Tests;

public sealed class SqliteRegistryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("registry-test-").FullName;

    public static TheoryData<string> Promises => RegistryContract.Promises;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Promises))]
    public Task Keeps(string promise) => RegistryContract.ProveAsync(promise, Open);

    [Fact]
    public async Task Commits_are_on_disk_before_they_are_answered()
    {
        await using var dialect = new Sql.SqliteDialect(Path.Combine(_folder, "x.db"));
        await using var connection = await dialect.OpenAsync(default);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode";
        Assert.Equal("wal", await command.ExecuteScalarAsync());
        command.CommandText = "PRAGMA synchronous";
        Assert.Equal(2L, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task A_flipped_bit_is_found()
    {
        string name;
        await using (var registry = Open())
        {
            name = (await Made.AddAsync(registry, "news", "the needle in the file"))[0];
        }

        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, RuleRegistries.SqliteFile)};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "UPDATE rule_content SET bytes = CAST('the noodle in the file' AS BLOB) WHERE bytes = CAST('the needle in the file' AS BLOB)";
            Assert.Equal(1, await command.ExecuteNonQueryAsync());
        }

        await using var later = Open();
        var fault = await Assert.ThrowsAsync<RegistryException>(() => later.ReadRevisionAsync("news", name, default));
        Assert.Equal(RegistryFault.Damaged, fault.Fault);
        Assert.Contains("visits.rules", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_said_to_be_damaged()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, RuleRegistries.SqliteFile), string.Concat(Enumerable.Repeat("this is no database. ", 500)));
        await using var registry = Open();
        var fault = await Assert.ThrowsAsync<RegistryException>(() => registry.ReadStateAsync(default));
        Assert.Equal(RegistryFault.Damaged, fault.Fault);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_out_of_reach()
    {
        var file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "");
        await using var registry = RuleRegistries.InSqlite(Path.Combine(file, "below"));
        var fault = await Assert.ThrowsAsync<RegistryException>(() => registry.ReadStateAsync(default));
        Assert.Equal(RegistryFault.Unavailable, fault.Fault);
    }

    [Fact]
    public async Task A_registry_of_a_newer_program_is_refused()
    {
        await using (var registry = Open())
        {
            await registry.ReadStateAsync(default);
        }

        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, RuleRegistries.SqliteFile)};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "UPDATE rule_registry SET format = 99";
            await command.ExecuteNonQueryAsync();
        }

        await using var later = Open();
        Assert.Equal(RegistryFault.NewerFormat, (await Assert.ThrowsAsync<RegistryException>(() => later.ReadStateAsync(default))).Fault);
    }

    [Fact]
    public async Task A_large_revision_comes_back()
    {
        var content = RevisionContent.Of([new PackageFile("big.tsv", PackageFileRole.Root, Encoding.UTF8.GetBytes(new string('a', 10_000_000)))]);
        await using var registry = Open();
        await registry.AddRevisionAsync(Made.Revision("news", "x") with { Content = content }, default);
        Assert.Equal(10_000_000, (await registry.ReadRevisionAsync("news", content.Id, default))!.Content.Files[0].Content.Length);
    }

    private IRuleRegistry Open() => RuleRegistries.InSqlite(_folder, TimeSpan.FromMilliseconds(20));
}
