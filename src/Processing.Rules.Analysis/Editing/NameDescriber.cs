using Processing.Matching.Functions;
using Processing.Matching.Values;
using Processing.Rules.Analysis.Schemas;
using Processing.Rules.Semantics;
using Processing.Rules.Sources;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Processing.Rules.Analysis.Editing;

/// <summary>Tells of names, for editors. Never fails, whatever the text is.</summary>
public static class NameDescriber
{
    private const int MostLines = 12;
    private const int LongestSignature = 2000;

    /// <summary>The name that touches an offset and what is to be told of it; null where there is none, or where it means nothing.</summary>
    /// <param name="model">The file.</param>
    /// <param name="position">UTF-16 code units from the start of the file; out of range is nothing.</param>
    public static (NameDescription Name, SourceSpan Span)? At(SemanticModel model, int position)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (position < 0 || position > model.Tree.Text.Content.Length || model.GetNameAt(position) is not { } meaning || TokensAround.NameAt(model.Tree, position) is not { } span)
        {
            return null;
        }

        var description = Describe(model, meaning);
        return (description.Type.Length == 0 && meaning.Kind == NameKind.Label && model.GetTypeAt(position) is { } type ? description with { Type = TypeText.Of(type) } : description, span);
    }

    /// <summary>What is to be told of a meaning.</summary>
    /// <param name="model">The file where it is asked.</param>
    /// <param name="meaning">The meaning.</param>
    public static NameDescription Describe(SemanticModel model, NameMeaning meaning)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(meaning);
        var named = meaning.Symbol is { } owner ? $"{owner.FullName}.{meaning.Name}" : meaning.Name;
        return (meaning.Kind, meaning.Symbol) switch
        {
            (NameKind.Declaration, { } symbol) => new NameDescription(meaning, symbol.KindName, symbol.FullName, TextOf(symbol), TypeOf(symbol), meaning.Documentation, symbol.Location, []),
            (NameKind.Field, RecordSymbol record) => OfField(meaning, record, named),
            (NameKind.EnumValue, EnumSymbol closed) => new NameDescription(meaning, "value", named, meaning.Name, closed.Name, meaning.Documentation, TokenOf(closed, meaning.Name), []),
            (NameKind.Function, _) => OfFunction(meaning),
            (NameKind.TokenClass, _) => new NameDescription(meaning, "token class", meaning.Name, meaning.Name, "", OfTokenClass(meaning.Name), null, []),
            (NameKind.BuiltInType, _) => new NameDescription(meaning, "type", meaning.Name, meaning.Name, meaning.Name, "", null, []),
            (NameKind.Parameter, _) => new NameDescription(meaning, "parameter", named, meaning.Name, "", "", DeclarationIn(model, meaning), []),
            _ => new NameDescription(meaning, meaning.Kind == NameKind.Label ? "label" : "name", named, meaning.Name, "", "", DeclarationIn(model, meaning), []),
        };
    }

    /// <summary>How a function is called: its parameters with what they take, optional ones with a question mark.</summary>
    internal static string SignatureOf(FunctionDefinition function) =>
        $"{function.Name}({string.Join(", ", function.Parameters.Select(ParameterText))}) -> {ResultText(function)}";

    private static string ParameterText(FunctionParameter parameter)
    {
        var takes = !parameter.Choices.IsEmpty ? string.Join(" | ", parameter.Choices)
            : parameter.Accepts.IsEmpty ? "any"
            : string.Join(" | ", parameter.Accepts.Select(kind => TypeText.Of(new DataType(kind))));
        return $"{parameter.Name}{(parameter.IsOptional ? "?" : "")}: {takes}";
    }

    private static string ResultText(FunctionDefinition function) =>
        function.Returns is { } type ? TypeText.Of(type)
        : function.ReturnsItem ? "an item of the first argument"
        : function.ReturnsList ? "a list of what the first argument is"
        : "what the first argument is";

    private static NameDescription OfFunction(NameMeaning meaning) => FunctionCatalogue.Find(meaning.Name) is { } function
        ? new NameDescription(meaning, "function", meaning.Name, SignatureOf(function), ResultText(function), function.Documentation, null, function.Examples)
        : new NameDescription(meaning, "function", meaning.Name, meaning.Name, "", "", null, []);

    private static NameDescription OfField(NameMeaning meaning, RecordSymbol record, string named)
    {
        if (record.Syntax.Clauses.OfType<FieldSyntax>().FirstOrDefault(field => field.Name.Text == meaning.Name) is not { } syntax)
        {
            return new NameDescription(meaning, "field", named, meaning.Name, "", meaning.Documentation, record.Location, []);
        }

        var place = record.File.Tree.GetLocation(syntax);
        var type = record.Fields.FirstOrDefault(field => field.Name == meaning.Name)?.Type;
        var text = type is null ? record.File.Tree.GetLocation(syntax.Type).Text.TrimEnd('?') : TypeText.Of(type);
        return new NameDescription(meaning, "field", named, Cut(place.Text), text, meaning.Documentation, record.File.Tree.GetLocation(syntax.Name), []);
    }

    private static string TypeOf(Symbol symbol) => symbol switch
    {
        RecordSymbol => "",
        ProducerSymbol { Type: { } type } => TypeText.Of(type),
        RuleSymbol { Record: { } record } => record.Name,
        _ => "",
    };

    private static string TextOf(Symbol symbol) => Cut(symbol.File.Tree.GetLocation(symbol.Declaration).Text);

    private static SourceLocation? TokenOf(EnumSymbol closed, string value) =>
        closed.Values.FirstOrDefault(token => token.Text == value) is { } token ? closed.File.Tree.GetLocation(token) : null;

    private static SourceLocation? DeclarationIn(SemanticModel model, NameMeaning meaning) =>
        model.Names.FirstOrDefault(name => name.Reference.Role == NameRole.Declaration && name.Meaning == meaning)?.Reference.Location;

    private static string OfTokenClass(string word) => word switch
    {
        "word" => "A token of letters, or of letters and digits.",
        "number" => "A token that is a number.",
        "punct" => "A token that is a punctuation mark.",
        "symbol" => "A token that is another sign.",
        _ => "Any token.",
    };

    private static string Cut(string text)
    {
        var end = 0;
        for (var line = 0; line < MostLines && end >= 0; line++)
        {
            end = text.IndexOf('\n', end + (line == 0 ? 0 : 1));
        }

        var cut = end < 0 ? text.Length : end;
        if (cut > LongestSignature)
        {
            cut = char.IsHighSurrogate(text[LongestSignature - 1]) ? LongestSignature - 1 : LongestSignature;
        }

        return cut == text.Length ? text : $"{text[..cut].TrimEnd()}\n…";
    }
}
