using System.Collections.Immutable;
using System.Text;
using Processing.Matching.Programs;
using Processing.Matching.Values;
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

    /// <summary>The declaration it stands in, by file and name: changes of one declaration are often seen by the same tests.</summary>
    internal string Declaration { get; set; } = "";

    /// <summary>The first part of the name of its package; empty where it belongs to none.</summary>
    internal string Package { get; set; } = "";

    /// <summary>What is changed, as a person would say it.</summary>
    public string Description { get; }

    /// <summary>The program with the change; the original where it comes to the same, null where the changed rules have errors, so that there is no such program.</summary>
    internal abstract RuleProgram? Realise(MutantCompiler compiler);
}

/// <summary>A change of the text of one file.</summary>
internal sealed class EditedMutant(ElementKind kind, SourceFile file, SourceLocation location, string description, ImmutableArray<(SourceSpan Span, string NewText)> edits)
    : Mutant(kind, location, description)
{
    /// <summary>The file.</summary>
    internal SourceFile File => file;

    /// <summary>Says of the program before and after the change whether the two can be proved to give the same records; null where only equal programs do.</summary>
    internal Func<RuleProgram, RuleProgram, bool>? ProvesSame { get; init; }

    internal override RuleProgram? Realise(MutantCompiler compiler) =>
        compiler.Compile(file, ChangedText()) is { } changed ? ProvesSame?.Invoke(compiler.Original, changed) == true ? compiler.Original : changed : null;

    /// <summary>The text of the file with the change.</summary>
    internal string ChangedText()
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
        return text.ToString();
    }
}

/// <summary>A lexicon without some of its entries. Taken out of the program, since an empty lexicon cannot be written.</summary>
internal sealed class LexiconMutant(SourceLocation location, string description, string lexicon, Func<int, ImmutableArray<LexiconEntry>, bool> keeps)
    : Mutant(ElementKind.Lexicon, location, description)
{
    internal override RuleProgram? Realise(MutantCompiler compiler) => compiler.With(lexicon, Without);

    private Producer.Lexicon Without(Producer.Lexicon whole) => whole with { Entries = [.. whole.Entries.Where((_, index) => keeps(index, whole.Entries))] };
}

/// <summary>A lexicon whose entries have nothing in one column of their values.</summary>
internal sealed class LexiconColumnMutant(SourceLocation location, string description, string lexicon, string column)
    : Mutant(ElementKind.LexiconColumn, location, description)
{
    internal override RuleProgram? Realise(MutantCompiler compiler) => compiler.With(lexicon, whole => whole with { Entries = [.. whole.Entries.Select(Without)] });

    private LexiconEntry Without(LexiconEntry entry) => entry.Value switch
    {
        Value.Row row => entry with { Value = new Value.Row([.. row.Columns.Select(cell => cell.Key == column ? new KeyValuePair<string, Value?>(cell.Key, null) : cell)]) },
        _ => entry with { Value = null },
    };
}
