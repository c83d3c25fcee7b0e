using System.Globalization;
using System.Text.RegularExpressions;
using Processing.Server.Faults.Long;
using Processing.Server.Tests.Support;

namespace Processing.Server.Faults.Short;

/// <summary>The page of faults and the tests tell of the same.</summary>
public sealed partial class FaultPageTests
{
    private const int LastFault = 22;
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations", "faults.md"));

    [Fact]
    public void Every_fault_has_a_row_whose_tests_are_there()
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension).ToHashSet();
        var rows = Rows().Matches(Page);
        Assert.Equal(Enumerable.Range(1, LastFault), rows.Select(row => int.Parse(row.Groups[1].Value, CultureInfo.InvariantCulture)));
        foreach (Match row in rows)
        {
            var tests = Names().Matches(row.Groups[2].Value).Select(name => name.Groups[1].Value).ToList();
            Assert.NotEmpty(tests);
            Assert.All(tests, test => Assert.Contains(test, files));
            Assert.All(tests.Where(test => test.StartsWith("Fault", StringComparison.Ordinal)), test => Assert.StartsWith($"Fault{int.Parse(row.Groups[1].Value, CultureInfo.InvariantCulture):00}", test, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Every_test_of_a_fault_and_every_command_stands_in_its_row()
    {
        var rows = Rows().Matches(Page).ToDictionary(row => int.Parse(row.Groups[1].Value, CultureInfo.InvariantCulture), row => (Tests: row.Groups[2].Value, Commands: row.Groups[3].Value));
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "tests", "Processing.Server.Faults", "Short"), "Fault??*.cs").Select(Path.GetFileNameWithoutExtension).OfType<string>().Where(name => char.IsDigit(name[5])))
        {
            Assert.Contains($"`{file}`", rows[int.Parse(file.AsSpan(5, 2), CultureInfo.InvariantCulture)].Tests, StringComparison.Ordinal);
        }

        Assert.All(LongRuns.All, run => Assert.All(run.Faults, fault => Assert.Contains($"`{run.Name}", rows[fault].Commands, StringComparison.Ordinal)));
        Assert.All(LongRuns.All, run => Assert.Contains($"`{run.Name}", Page, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^\| (\d+) \|[^|]*\|[^|]*\| ([^|]*) \| ?([^|]*)\|$", RegexOptions.Multiline, 10_000)]
    private static partial Regex Rows();

    [GeneratedRegex("`([^`]+)`", RegexOptions.None, 10_000)]
    private static partial Regex Names();
}
