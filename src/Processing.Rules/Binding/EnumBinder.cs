using Processing.Matching.Values;
using Processing.Rules.Diagnostics;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;
using Processing.Text;

namespace Processing.Rules.Binding;

/// <summary>Reports what is wrong with enums, and with what should be one of their values.</summary>
internal sealed class EnumBinder(BindingContext context, EnumSymbol symbol)
{
    /// <summary>Reports an enum without values, and values that could not be told apart.</summary>
    public void Check()
    {
        if (symbol.Values.IsEmpty && !symbol.IsBroken)
        {
            context.Diagnostics.Add(BindingDiagnostics.EnumWithoutValues(symbol.Location, symbol.Name));
        }

        // Expressions compare after folding, so two spellings of one folded form would be the same value.
        var seen = new Dictionary<string, SyntaxToken>(StringComparer.Ordinal);
        foreach (var token in symbol.Values)
        {
            if (token.Text is "true" or "false")
            {
                context.Diagnostics.Add(BindingDiagnostics.BooleanEnumValue(symbol.File.At(token), token.Text));
            }
            else if (!seen.TryAdd(TextFolder.Fold(token.Text), token))
            {
                var first = seen[TextFolder.Fold(token.Text)];
                context.Diagnostics.Add(BindingDiagnostics.RepeatedEnumValue(symbol.File.At(token), token.Text, symbol.File.At(first), first.Text));
            }
        }
    }

    /// <summary>What to say of a word that is none of an enum's values.</summary>
    public static Diagnostic Unknown(Sources.SourceLocation at, string word, DataType type) =>
        BindingDiagnostics.UnknownEnumValue(at, word, Types.Describe(type), type.Choices, Spelling.Nearest(word, type.Choices));
}
