using System.Text;
using Processing.Matching.Programs;
using Processing.Rules.Symbols;

namespace Processing.Rules.Analysis.Mutation;

/// <summary>Compiles rules again and again with one file changed. What the change cannot touch is kept: the trees of the other files, and all lexicons with what was built from them.</summary>
internal sealed class MutantCompiler
{
    private readonly RuleCompilation _lean;
    private readonly RuleProgram _leanProgram;
    private readonly Dictionary<string, Producer> _lexicons;

    public MutantCompiler(RuleSources sources, RuleProgram original)
    {
        Original = original;
        _lexicons = original.Producers.Where(producer => producer is Producer.Lexicon).ToDictionary(producer => producer.Name, StringComparer.Ordinal);

        // With little data the rules mean the same but for what their lexicons hold; where they do not compile with it, all of it is kept.
        var lean = LeanData.Of(sources).Compile();
        var whole = lean.Emit().Program is { } program && program.Producers.Select(producer => producer.Name).SequenceEqual(original.Producers.Select(producer => producer.Name)) ? lean : sources.Compile();
        _lean = whole;
        _leanProgram = whole.Emit().Program ?? throw new ArgumentException("The rules have errors.", nameof(sources));
    }

    /// <summary>The program without a change.</summary>
    public RuleProgram Original { get; }

    /// <summary>The program with another text of a file; the original one where it comes to the same, null where it has errors.</summary>
    public RuleProgram? Compile(RuleFile file, string text)
    {
        var changed = _lean.WithFile(file with { Content = Encoding.UTF8.GetBytes(text) }, FileOrigin.Root).Emit().Program;
        return changed is null ? null
            : changed.Revision == _leanProgram.Revision ? Original
            : new RuleProgram([.. changed.Producers.Select(producer => _lexicons.GetValueOrDefault(producer.Name, producer))], changed.Zones, changed.Policies);
    }

    /// <summary>The program with another lexicon.</summary>
    public RuleProgram With(string lexicon, Func<Producer.Lexicon, Producer.Lexicon> change) =>
        new([.. Original.Producers.Select(producer => producer is Producer.Lexicon own && own.Name == lexicon ? change(own) : producer)], Original.Zones, Original.Policies);
}
