using System.Collections.Immutable;
using System.Globalization;
using Processing.Matching.Programs;
using Processing.Matching.Values;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Processing.Rules.Analysis.Mutation;

/// <summary>A value that is something else than a constant, or than what a constant in it makes: a number is one more, a truth is turned round, a text is longer, a code or a value of an enum is another one.</summary>
internal sealed class ConstantMutant(SourceFile file, ExpressionSyntax constant, ValuePlace place, string description)
    : Mutant(ElementKind.Value, file.Tree.GetLocation(constant), description)
{
    // Countries without inhabitants, and a language that nobody speaks at home: no rule means them.
    private static readonly ImmutableArray<string> Countries = ["BV", "HM"];
    private static readonly ImmutableArray<string> LanguageCodes = ["vo", "ie"];

    // What is read as a date or an address must stay one, so the first that the compiler takes is it.
    internal override RuleProgram? Realise(MutantCompiler compiler)
    {
        var (type, labels) = place.In(compiler.Original);
        return constant is ExpressionSyntax.Path && (labels.Contains(Word) || !CodesOf(type).Contains(Word)) ? compiler.Original
            : Others(type).Select(text => compiler.Compile(file, ChangedText(text))).FirstOrDefault(changed => changed is not null);
    }

    private string Word => constant switch
    {
        ExpressionSyntax.Constant { Token: { Kind: SyntaxKind.String } token } => StringLiteral.Decode(token),
        ExpressionSyntax.Constant { Token: var token } => token.Text,
        ExpressionSyntax.Path path => path.Names[0].Text,
        _ => "",
    };

    private IEnumerable<string> Others(DataType? type)
    {
        var isText = constant is ExpressionSyntax.Constant { Token.Kind: SyntaxKind.String };
        foreach (var code in CodesOf(type).Where(code => code != Word))
        {
            yield return isText ? StringLiteral.Encode(code) : code;
        }

        if (isText)
        {
            yield return StringLiteral.Encode($"{Word}~");
        }
        else if (Word is "true" or "false")
        {
            yield return Word == "true" ? "false" : "true";
        }
        else if (decimal.TryParse(Word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            yield return (constant is ExpressionSyntax.Constant { Minus: not null } ? 1 - number : number + 1).ToString(CultureInfo.InvariantCulture);
        }
    }

    private ImmutableArray<string> CodesOf(DataType? type) => type switch
    {
        { Kind: ValueKind.List, Element: { } element } => CodesOf(element),
        { Kind: ValueKind.Enum } => type.Choices,
        { Kind: ValueKind.Country } => [Word, .. Countries],
        { Kind: ValueKind.Language } => [Word, .. LanguageCodes],
        _ => [],
    };

    private string ChangedText(string other)
    {
        var content = file.Tree.Text.Content;
        var span = file.Tree.GetSpan(constant);
        return $"{content.AsSpan(0, span.Start)}{other}{content.AsSpan(span.End)}";
    }
}
