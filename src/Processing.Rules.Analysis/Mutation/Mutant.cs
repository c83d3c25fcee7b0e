using System.Collections.Immutable;
using System.Text;
using Processing.Matching.Programs;
using Processing.Rules.Sources;
using Processing.Rules.Symbols;

namespace Processing.Rules.Analysis.Mutation;

/// <summary>A rule set in which one element is changed or taken away.</summary>
public abstract class Mutant
{
    private protected Mutant(ElementKind kind, SourceLocation location, string description)
    {
        Kind = kind;
        Location = location;
        Description = description;
    }

    /// <summary>What part it changes.</summary>
    public ElementKind Kind { get; }

    /// <summary>Where that part is written.</summary>
    public SourceLocation Location { get; }

    /// <summary>What is changed, as a person would say it.</summary>
    public string Description { get; }

    /// <summary>The program with the change; null where the changed rules have errors, so that there is no such program.</summary>
    internal abstract RuleProgram? Realise(RuleSources sources, RuleProgram original);
}

/// <summary>A change of the text of one file.</summary>
internal sealed class EditedMutant(ElementKind kind, SourceFile file, SourceLocation location, string description, ImmutableArray<(SourceSpan Span, string NewText)> edits)
    : Mutant(kind, location, description)
{
    internal override RuleProgram? Realise(RuleSources sources, RuleProgram original)
    {
        var content = file.Tree.Text.Content;
        var text = new StringBuilder(content.Length + 100);
        var position = 0;
        foreach (var (span, newText) in edits)
        {
            text.Append(content, position, span.Start - position).Append(newText);
            position = span.End;
        }

        text.Append(content, position, content.Length - position);
        return sources.With(file.File, Encoding.UTF8.GetBytes(text.ToString())).Compile().Emit().Program;
    }
}

/// <summary>A lexicon without some of its entries. Taken out of the program, since an empty lexicon cannot be written.</summary>
internal sealed class LexiconMutant(SourceLocation location, string description, string lexicon, Func<int, ImmutableArray<LexiconEntry>, bool> keeps)
    : Mutant(ElementKind.Lexicon, location, description)
{
    internal override RuleProgram? Realise(RuleSources sources, RuleProgram original) =>
        new([.. original.Producers.Select(producer => producer is Producer.Lexicon own && own.Name == lexicon ? Without(own) : producer)], original.Zones);

    private Producer.Lexicon Without(Producer.Lexicon whole) => whole with { Entries = [.. whole.Entries.Where((_, index) => keeps(index, whole.Entries))] };
}
