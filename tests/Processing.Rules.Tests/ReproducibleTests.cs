using Processing.Matching.Programs;

namespace Processing.Rules.Tests;

/// <summary>The same sources give the same bytes: in whatever order they come, in every process, whatever was compiled before.</summary>
public sealed class ReproducibleTests
{
    [Fact]
    public void Order_of_files_does_not_matter()
    {
        var root = Repository.PathOf("rules");
        RuleFile[] files =
        [
            .. Directory.GetFiles(root, "*", SearchOption.AllDirectories).Where(path => !path.Contains("examples", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal).Select(path => new RuleFile(Path.GetRelativePath(root, path).Replace('\\', '/'), File.ReadAllBytes(path))),
        ];
        var expected = Bytes(files);
        var random = new Random(20);
        for (var i = 0; i < 3; i++)
        {
            random.Shuffle(files);
            Assert.Equal(expected, Bytes(files));
        }
    }

    // Names are hashed with another seed in every process, so an order that comes from a hash table would give another revision in the next run.
    [Fact]
    public void Every_process_gives_the_same_revision()
    {
        var source = string.Concat(Enumerable.Range(0, 40).Select(index =>
            $"lexicon Kind{index}\n  \"a{index}\", \"b\" => {{ x: {index}, y: \"z\" }}\n\npattern P{index}(p) = p Kind{index}[x > {index}]\n\nrecord R{index}\n  a: text\n  b: Kind{index}?\n\nrule r{index} -> R{index}\n  match a:P{index}(word) b:Kind{index}?\n\n"));
        var program = Compile.Program(source);
        Baseline.AssertSame("revision.txt", $"format {ProgramWriter.FormatVersion}\nrevision {program.Revision}\n");
    }

    [Fact]
    public void Edits_there_and_back_give_the_same_bytes()
    {
        const string source = "record A\n  x: text\n\nrule r -> A\n  match x:word\n\nrule s -> A\n  match x:number\n";
        var first = RuleCompilation.Create([Compile.File("a.rules", source)], [], CompilationLimits.Default);
        var edited = first.ReplaceFile(first.Files[0].Tree.WithText(source.Replace("number", "(word number)", StringComparison.Ordinal)));
        Assert.NotEqual(first.Emit().Program?.Revision, edited.Emit().Program?.Revision);
        var back = edited.ReplaceFile(edited.Files[0].Tree.WithText(source));
        Assert.Equal(first.Emit().Program?.Revision, back.Emit().Program?.Revision);
    }

    private static byte[] Bytes(IEnumerable<RuleFile> files)
    {
        var result = RuleCompilation.Create([.. files], [], CompilationLimits.Default).Emit();
        using var bytes = new MemoryStream();
        ProgramWriter.Write(Assert.IsType<RuleProgram>(result.Program), bytes);
        return bytes.ToArray();
    }
}
