using System.Text;
using Processing.Matching.Programs;
using Processing.Rules;

namespace Benchmarks;

/// <summary>Small rule sets, each with its work in one part of the engine. Their words are those of <see cref="SlopeInputs"/>.</summary>
internal static class SlopeRules
{
    private const string Lexicons = """
        package slope
        language en
        lexicon Trigger
          "met", "talks"
        lexicon Argument
          "rome", "paris", "cairo", "delhi", "seoul"
        lexicon Other
          "rome", "paris", "met", "a", "word"

        """;

    public static readonly (string Name, string Rules)[] Sources =
    [
        ("sequences", """
            record R
              first: text
            rule gap -> R
              match first:Trigger .. {0,30} Argument
            rule run -> R
              match first:word{1,4} ","
            rule quote -> R
              match "«" first:word{1,20} "»"
            """),
        ("repetition", """
            record R
              first: text
            rule all -> R
              match first:(word+) "nowhere"
            """),
        ("lexicons", """
            record R
              first: text
            record S
              first: text
            rule one -> R
              match first:Argument
            rule two -> S
              match first:Other
            """),
        ("frame sentence", """
            record R
              kind: text
              one: text?
              all: list of text
            rule frame -> R
              trigger Trigger
              one: Argument? nearest within 12 tokens
              all: list of Argument within sentence
              set kind = trigger.text
            """),
        ("frame paragraph", """
            record R
              kind: text
              one: text?
              far: text?
            rule frame -> R
              trigger Trigger
              one: Argument? nearest within paragraph
              far: Argument? last within document
              set kind = trigger.text
            """),
        ("frame list document", """
            record R
              kind: text
              all: list of text
            rule frame -> R
              trigger Trigger
              all: list of Argument within document
              set kind = trigger.text
            """),
        ("keys and references", """
            record R
              name: text
              key name like 0.85
            rule named -> R
              match Trigger name:(word{1,2})
            rule place -> R
              match name:Argument
            reference R
              words "a", "he"
            """),
        ("overlaps", """
            record R
              first: text
            record S
              first: text
            rule one -> R
              match first:(Argument word{0,3})
            rule two -> R
              match first:(word{1,3} Argument)
            rule three -> S
              match first:(word word)
            resolve R, S by longest then score
            """),
    ];

    /// <summary>The file of a rule set.</summary>
    public static string Complete(string source) => Lexicons + source;

    /// <summary>Compiles a rule set.</summary>
    public static RuleProgram Compile(string source) => CompileFile(Complete(source));

    /// <summary>Compiles a file.</summary>
    public static RuleProgram CompileFile(string file)
    {
        var result = RuleCompilation.Create([new RuleFile("slope.rules", Encoding.UTF8.GetBytes(file))], [], CompilationLimits.Default).Emit();
        return result.Program ?? throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
    }
}
