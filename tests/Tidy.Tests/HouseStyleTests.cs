using System.Text.RegularExpressions;

namespace Tidy.Tests;

/// <summary>The parts of the house style that a script can see.</summary>
public sealed partial class HouseStyleTests
{
    private const int MostLines = 500;

    private static IEnumerable<string> OwnCode() =>
        RepositoryTree.Files("src", "*.cs").Concat(RepositoryTree.Files("tests", "*.cs")).Concat(RepositoryTree.Files("clients", "*.cs"))
            .Where(file => !RepositoryTree.Relative(file).StartsWith("src/Compat/", StringComparison.Ordinal));

    [Fact]
    public void No_file_is_longer_than_a_reader_can_hold()
    {
        Assert.NotEmpty(OwnCode());
        var tooLong = OwnCode().Select(file => (Name: RepositoryTree.Relative(file), Lines: File.ReadLines(file).Count())).Where(file => file.Lines > MostLines).ToList();
        Assert.Empty(tooLong);
    }

    [Fact]
    public void Source_files_have_file_scoped_namespaces_that_match_their_folder()
    {
        var wrong = new List<string>();
        foreach (var file in RepositoryTree.Files("src", "*.cs").Where(file => !RepositoryTree.Relative(file).StartsWith("src/Compat/", StringComparison.Ordinal)))
        {
            var declared = NamespaceLine().Match(File.ReadAllText(file));
            var folder = Path.GetDirectoryName(RepositoryTree.Relative(file))!["src/".Length..].Replace('\\', '/').Replace('/', '.');
            if (declared.Success && declared.Groups[1].Value != folder)
            {
                wrong.Add($"{RepositoryTree.Relative(file)} declares {declared.Groups[1].Value}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Nothing_is_left_unfinished_or_skipped()
    {
        // The words are split so that this file does not find itself.
        string[] marks = ["NotImplemented" + "Exception", "TO" + "DO", "FIX" + "ME", "HA" + "CK:", "Fact(Sk" + "ip", "Theory(Sk" + "ip"];
        var wrong = OwnCode().SelectMany(file => marks.Where(mark => File.ReadAllText(file).Contains(mark, StringComparison.Ordinal)).Select(mark => $"{RepositoryTree.Relative(file)}: {mark}"));
        Assert.Empty(wrong);
    }

    [Fact]
    public void Tests_do_not_wait_by_the_clock()
    {
        string[] waits = ["Thread.Sl" + "eep", "Task.De" + "lay"];
        var wrong = RepositoryTree.Files("tests", "*.cs").SelectMany(file => waits.Where(wait => File.ReadAllText(file).Contains(wait, StringComparison.Ordinal)).Select(wait => $"{RepositoryTree.Relative(file)}: {wait}"));
        Assert.Empty(wrong);
    }

    [Fact]
    public void Type_names_say_what_the_thing_is()
    {
        string[] vague = ["Manager", "Helper", "Helpers", "Util", "Utils", "Processor", "Misc"];
        var wrong = RepositoryTree.Files("src", "*.cs")
            .Where(file => !RepositoryTree.Relative(file).StartsWith("src/Compat/", StringComparison.Ordinal))
            .Where(file => vague.Any(word => Path.GetFileNameWithoutExtension(file).EndsWith(word, StringComparison.Ordinal)))
            .Select(RepositoryTree.Relative);
        Assert.Empty(wrong);
    }

    [Fact]
    public void Product_code_does_not_silence_null_warnings()
    {
        var wrong = RepositoryTree.Files("src", "*.cs")
            .Where(file => !RepositoryTree.Relative(file).StartsWith("src/Compat/", StringComparison.Ordinal))
            .SelectMany(file => File.ReadLines(file).Select((line, index) => (line, index))
                .Where(item => Silencing().IsMatch(item.line.Split("//")[0]))
                .Select(item => $"{RepositoryTree.Relative(file)}:{item.index + 1}"));
        Assert.Empty(wrong);
    }

    [Fact]
    public void Package_versions_are_exact_and_each_has_its_reason()
    {
        var lines = File.ReadAllLines(Path.Combine(RepositoryTree.Root, "Directory.Packages.props"));
        var versions = lines.Select((line, index) => (line, index)).Where(item => item.line.Contains("Version=\"", StringComparison.Ordinal) && item.line.Contains("Include=\"", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(versions);
        Assert.All(versions, item => Assert.Matches(@"Version=""\d+\.\d+\.\d+""", item.line));
        var explained = 0;
        foreach (var (_, index) in versions)
        {
            var above = index;
            while (lines[above].Contains("Include=\"", StringComparison.Ordinal))
            {
                above--;
            }

            Assert.Contains("<!--", string.Join('\n', lines[Math.Max(0, above - 2)..(above + 1)]), StringComparison.Ordinal);
            explained++;
        }

        Assert.Equal(versions.Count, explained);
    }

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex NamespaceLine();

    // A postfix `!` after an identifier or a closing bracket, not `!=` and not inside a string or character.
    [GeneratedRegex("""^[^"']*[\w\)\]]!(?!=)[\.;,\)\s]""", RegexOptions.CultureInvariant)]
    private static partial Regex Silencing();
}
