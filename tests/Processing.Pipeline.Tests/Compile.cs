using System.Text;
using Processing.Matching;
using Processing.Rules;

namespace Processing.Pipeline.Tests;

/// <summary>Short ways from rule text to an engine.</summary>
internal static class Compile
{
    public const string Greetings = """
        package greetings

        lexicon Greeting
          "hello" => { tone: "plain" }
          "good morning" => { tone: "warm" }

        record Greeted
          name: text
          tone: text?

        record Shout
          word: text

        rule greeting -> Greeted
          match g:Greeting name:word
          set tone = g.tone
          score 0.5 + 0.3 if g.tokens > 1

        rule shout -> Shout
          match word:(word[case is upper and length > 2])

        zone note
          json "$.note"

        """;

    public static EmitResult Emit(string rules)
    {
        var emitted = RuleCompilation.Create([new RuleFile("own.rules", Encoding.UTF8.GetBytes(rules))], [], CompilationLimits.Default).Emit();
        Assert.True(emitted.Program is not null, string.Join('\n', emitted.Diagnostics));
        return emitted;
    }

    public static ExtractionEngine Engine(string rules) => new(Emit(rules).Program!, new PlainExecutor(), ExtractionLimits.Default);
}
