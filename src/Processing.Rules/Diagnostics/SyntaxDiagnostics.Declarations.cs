using Processing.Rules.Sources;

namespace Processing.Rules.Diagnostics;

public static partial class SyntaxDiagnostics
{
    private const string ImportHelp = "an import names a package, and in parentheses what it takes of it: `import geo.countries (Country)`";

    // Words that start declarations of other languages, and what does here.
    private static string? DeclarationHabit(string word) => word.ToLowerInvariant() switch
    {
        "class" or "struct" or "type" or "message" or "schema" or "table" or "template" or "interface" => "the shape of a result is a `record`, with a field in each line below",
        "def" or "function" or "fn" or "func" or "macro" or "define" or "let" or "var" or "const" => "a piece of a pattern has a name by `pattern Name = …`; values are calculated in `set` of a rule",
        "list" or "dict" or "dictionary" or "gazetteer" or "words" or "set" or "map" => "words and phrases stand in a `lexicon`, one entry in each line below",
        "regex" or "token" or "tokens" or "concept" or "annotation" or "term" => "what is found in the text and has a value is an `entity`; a piece without one is a `pattern`",
        "module" or "namespace" => "a file names its package in its first line: `package news.officials`",
        "use" or "using" or "include" or "require" or "from" => ImportHelp,
        "select" or "create" or "extract" or "find" or "if" or "when" or "phase" or "query" => "what is wanted is a `record`, and how it is found is a `rule name -> Record` with a `match`",
        "assert" or "example" or "check" or "case" or "it" => "an example is a `test \"…\"` with `given` and `expect` below it",
        "end" or "endrule" or "}" or "done" => "nothing closes a declaration: it ends where the next one starts",
        "{" or "<" or "---" => "a file of rules is neither JSON, XML nor YAML: a declaration starts with a word, and what is indented below belongs to it",
        "(" or ":" => "a pattern stands behind `match` in a rule, indented below `rule name -> Record`",
        _ => null,
    };

    private static bool FollowedBy(SourceLocation at, string word)
    {
        var line = at.Source.GetLine(at.Start.Line);
        return at.Source.Content.AsSpan(at.Span.End, line.End - at.Span.End).Contains($" {word} ", StringComparison.Ordinal);
    }
}
