using Processing.Matching.Programs;
using Processing.Matching.Values;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Processing.Rules.Analysis.Mutation;

/// <summary>A value without a constant that is another one: a number is one more, a text longer. Values of other types have no neighbour that could be written; for them it is the same program.</summary>
internal sealed class ChangedValueMutant(SourceFile file, ExpressionSyntax value, ValuePlace place, string description)
    : Mutant(ElementKind.Value, file.Tree.GetLocation(value), description)
{
    internal override RuleProgram? Realise(MutantCompiler compiler) => place.In(compiler.Original).Type?.Kind switch
    {
        ValueKind.Integer or ValueKind.Decimal => compiler.Compile(file, ChangedText("+ 1")),
        ValueKind.Text => compiler.Compile(file, ChangedText("+ \"~\"")),
        _ => compiler.Original,
    };

    private string ChangedText(string more)
    {
        var content = file.Tree.Text.Content;
        var span = file.Tree.GetSpan(value);
        return $"{content.AsSpan(0, span.Start)}({content.AsSpan(span.Start, span.Length)}) {more}{content.AsSpan(span.End)}";
    }
}
