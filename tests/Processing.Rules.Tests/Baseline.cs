namespace Processing.Rules.Tests;

/// <summary>Texts that are kept in <c>tests/baselines</c> and reviewed like code. With <c>UPDATE_BASELINES=1</c> in the environment they are written instead of compared.</summary>
internal static class Baseline
{
    private const string Variable = "UPDATE_BASELINES";

    /// <summary>Compares the lines of a text, whose order says nothing, with the file of a name: none may be missing, and none may be new.</summary>
    public static void AssertSameLines(string name, string text)
    {
        if (Environment.GetEnvironmentVariable(Variable) == "1")
        {
            AssertSame(name, text);
            return;
        }

        var kept = File.ReadAllText(Repository.PathOf(Path.Combine("tests/baselines", name))).ReplaceLineEndings("\n").Split('\n');
        var now = text.Split('\n');
        string[] differences = [.. kept.Except(now).Select(line => "- " + line), .. now.Except(kept).Select(line => "+ " + line)];
        Assert.True(differences.Length == 0, $"tests/baselines/{name} differs. If that is meant, run the tests once with {Variable}=1 and review what it writes.\n{string.Join('\n', differences)}");
    }

    /// <summary>Compares a text with the file of a name.</summary>
    public static void AssertSame(string name, string text)
    {
        var path = Repository.PathOf(Path.Combine("tests/baselines", name));
        if (Environment.GetEnvironmentVariable(Variable) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
            return;
        }

        var kept = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        if (kept != text)
        {
            var line = kept.Split('\n').Zip(text.Split('\n')).TakeWhile(pair => pair.First == pair.Second).Count() + 1;
            Assert.Fail($"tests/baselines/{name} differs from line {line} on. If the change is meant, run the tests once with {Variable}=1 and review what it writes.\n\nnow:\n{text}");
        }
    }
}
