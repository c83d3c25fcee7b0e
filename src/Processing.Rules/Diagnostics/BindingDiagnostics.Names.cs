using Processing.Rules.Sources;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Processing.Rules.Diagnostics;

// Factories for names, packages and types.
public static partial class BindingDiagnostics
{
    internal static Diagnostic UnknownName(SourceLocation at, string name, string? near, string? elsewhere) => IsRegexFlag(at) ? RegexFlag(at, name)
        : new(UnknownNameDescriptor, $"no lexicon, entity, record or pattern is named `{name}`", new DiagnosticLabel(at, DidYouMean(near)))
        {
            Note = NotImported(name, elsewhere),
            Help = elsewhere is not null ? $"add `import {elsewhere}`" : PatternHabit(name),
            Fix = elsewhere is null ? Rename(at, near) : null,
        };

    // Letters directly behind a regex.
    private static bool IsRegexFlag(SourceLocation at) =>
        at.Span.Start > 0 && at.Source.Content[at.Span.Start - 1] == '/' && at.Span.Length < 7 && at.Text.All(letter => letter is 'g' or 'i' or 'm' or 's' or 'u' or 'x' or 'y');

    private static Diagnostic RegexFlag(SourceLocation at, string flags) =>
        new(UnknownNameDescriptor, $"no lexicon, entity, record or pattern is named `{flags}`, and a regex takes no flags", new DiagnosticLabel(at, ""))
        {
            Help = "a regex is compared with the whole folded text of one token, where case never matters",
            Fix = new SuggestedFix($"remove `{flags}`", FixSafety.Unsafe, [new TextEdit(at, "")]),
        };

    private static string? NotImported(string name, string? elsewhere) =>
        elsewhere is null ? null : $"`{name}` is declared in package `{elsewhere}`, which this file does not import";

    // Words that other languages have in patterns.
    private static string? PatternHabit(string name) => name switch
    {
        "or" => "alternatives have `|` between them",
        "and" => "parts that follow each other stand side by side; `&` asks for both over the same tokens",
        "as" => "a label stands before what it names: `name: pattern`",
        "near" or "within" or "around" or "followed" or "then" => "parts that follow each other stand side by side, with `..{0,5}` for up to 5 tokens between them; a frame takes what stands around a `trigger`",
        "return" or "yield" => "a rule fills its fields by labels and `set`; the value of an entity stands behind `=>`",
        "optional" or "maybe" => "what may be absent has `?` behind it: `word?`",
        _ => null,
    };

    internal static Diagnostic FieldWithoutColon(SourceLocation at, string name)
    {
        var (content, end) = (at.Source.Content, at.Span.End);
        var next = end;
        while (next < content.Length && content[next] == ' ')
        {
            next++;
        }

        // Something to be labelled follows on the same line.
        var isFollowed = next > end && next < content.Length && (char.IsLetter(content[next]) || content[next] is '"' or '(' or '/') && !content.AsSpan(next).StartsWith("//");
        return new Diagnostic(UnknownNameDescriptor, $"no lexicon, entity, record or pattern is named `{name}`, but a field is", new DiagnosticLabel(at, "nothing here says that it fills the field"))
        {
            Help = $"a label with the name of a field fills it: `{name}:` before the part of the pattern that it takes",
            Fix = isFollowed ? new SuggestedFix($"write `{name}:`", FixSafety.Unsafe, [new TextEdit(at with { Span = SourceSpan.FromBounds(end, next) }, ":")]) : null,
        };
    }

    internal static Diagnostic EmptyFile(SourceLocation at) =>
        new(EmptyFileDescriptor, "this file declares nothing, so nothing can be found by it", new DiagnosticLabel(at, ""))
        {
            Help = "a record says what is wanted and a rule how to find it: `record Note` with its fields, `rule note -> Note` with a `match`",
        };

    internal static Diagnostic PrivateName(SourceLocation at, string name, Package package) =>
        new(PrivateNameDescriptor, $"`{name}` is private to package `{package.Name}`", new DiagnosticLabel(at, ""))
        {
            Note = "names that begin with `_` are seen by the files of their own package only",
            Help = $"use what package `{package.Name}` makes of it, or rename it there without the `_`",
        };

    internal static Diagnostic PrivateExpectation(SourceLocation at, string name) =>
        new(PrivateExpectationDescriptor, $"no result is a `{name}`: the record is private", new DiagnosticLabel(at, ""))
        {
            Note = "records whose names begin with `_` are used by other rules and do not come out",
            Help = "expect a record that is made with it, or rename it without the `_`",
        };

    internal static Diagnostic BadSelector(SourceLocation at, string selector, int mistake) =>
        new(BadSelectorDescriptor, $"{StringLiteral.Encode(selector)} is no selector that zones know", new DiagnosticLabel(at, mistake >= selector.Length ? "it ends too early" : $"it cannot go on with `{selector[mistake]}`"))
        {
            Help = "tags, `*`, `#id`, `.class`, `[attribute=\"text\"]`, `:first-child`, `:last-child` and `:nth-child(2)`, with a space, `>`, `+` or `~` between two elements",
        };

    /// <param name="at">The name of the package.</param>
    /// <param name="name">The same.</param>
    /// <param name="near">A package that is meant; null for none.</param>
    /// <param name="item">What is meant in the package <paramref name="near"/>; null for all of it.</param>
    /// <param name="beside">Packages whose names begin as this one does.</param>
    internal static Diagnostic UnknownPackage(SourceLocation at, string name, string? near, string? item, IEnumerable<string> beside)
    {
        var meant = item is null ? near : $"{near} ({item})";
        return new Diagnostic(UnknownPackageDescriptor, $"no package is named `{name}`", new DiagnosticLabel(at, DidYouMean(meant)))
        {
            Note = meant is null && beside.Any() ? $"there {(beside.Count() == 1 ? "is" : "are")} {List(beside)}" : null,
            Help = item is not null ? "an import names a package, and in parentheses what it takes of it"
                : meant is null ? "a package exists where a file begins with `package` and its name"
                : null,
            Fix = Rename(at, meant),
        };
    }

    internal static Diagnostic UnknownImport(SourceLocation at, string name, string package, string? near) =>
        new(UnknownImportDescriptor, $"package `{package}` declares no `{name}`", new DiagnosticLabel(at, DidYouMean(near)))
        {
            Fix = Rename(at, near),
        };

    internal static Diagnostic DuplicateDeclaration(Symbol again, Symbol first) =>
        new(DuplicateDeclarationDescriptor, $"{again.KindName} `{again.Name}` is declared twice{InPackage(again)}", new DiagnosticLabel(again.Location, "declared again here"))
        {
            Secondary = [new DiagnosticLabel(first.Location, "first declared here")],
            Help = "rename one of them, or move one to another package",
        };

    internal static Diagnostic DuplicateTest(SourceLocation again, string name, SourceLocation first) =>
        new(DuplicateTestDescriptor, $"another test of this package is called `{name}`", new DiagnosticLabel(again, "the same name again"))
        {
            Secondary = [new DiagnosticLabel(first, "first here")],
            Help = "a name tells what is special about the text; reports and `--filter` know tests by it",
        };

    internal static Diagnostic AmbiguousName(SourceLocation at, string name, Symbol one, Symbol other) =>
        new(AmbiguousNameDescriptor, $"`{name}` is declared by two imported packages", new DiagnosticLabel(at, ""))
        {
            Secondary = [new DiagnosticLabel(one.Location, "here"), new DiagnosticLabel(other.Location, "and here")],
            Help = "import only the names that are meant: `import package (Name)`",
        };

    internal static Diagnostic Cycle(Symbol first, IReadOnlyList<Symbol> path) =>
        new(CycleDescriptor, $"{first.KindName} `{first.Name}` uses itself: {string.Join(" → ", path.Select(step => step.Name))}", new DiagnosticLabel(first.Location, "the circle starts here"))
        {
            Secondary = [.. path.Skip(1).SkipLast(1).Select(step => new DiagnosticLabel(step.Location, $"`{step.Name}` is part of it"))],
            Help = "what repeats is written with `*`, `+` or `list(…)`; nothing may be defined by itself",
        };

    internal static Diagnostic WrongArity(SourceLocation at, PatternSymbol pattern, int given) =>
        new(WrongArityDescriptor, $"pattern `{pattern.Name}` takes {Count(pattern.Parameters.Length, "argument")}, but gets {given}", new DiagnosticLabel(at, ""))
        {
            Secondary = [new DiagnosticLabel(pattern.Location, "declared here")],
            Help = pattern.Parameters.IsEmpty ? null : $"write `{pattern.Name}({string.Join(", ", pattern.Parameters)})`, with `(` directly behind the name",
        };

    internal static Diagnostic ArgumentsToOther(SourceLocation at, string name, string kind) =>
        new(ArgumentsToOtherDescriptor, $"{kind} `{name}` takes no arguments", new DiagnosticLabel(at, ""))
        {
            Help = $"put a space before the parenthesis if `{name}` and the group stand one after the other",
        };

    internal static Diagnostic UnknownType(SourceLocation at, string name, Symbol? other, string? near) =>
        new(UnknownTypeDescriptor, other is null ? $"no type is named `{name}`" : $"{other.KindName} `{name}` is no type", new DiagnosticLabel(at, DidYouMean(near)))
        {
            Help = near is null ? "a type is text, integer, decimal, boolean, date, time, duration, quantity, money, country, language, url, email, a record, or a lexicon or entity" : null,
            Fix = Rename(at, near),
        };

    internal static Diagnostic UnknownRecord(SourceLocation at, string name, Symbol? other, string? near, string? elsewhere) =>
        new(UnknownRecordDescriptor, other is null ? $"no record is named `{name}`" : $"{other.KindName} `{name}` is no record", new DiagnosticLabel(at, DidYouMean(near)))
        {
            Note = NotImported(name, elsewhere),
            Help = elsewhere is not null ? $"add `import {elsewhere} ({name})`"
                : name is "none" or "None" or "nothing" or "null" or "empty" ? "that no record comes out is written with the name of the record: `expect no R`"
                : null,
            Fix = elsewhere is null ? Rename(at, near) : null,
        };

    internal static Diagnostic UnknownZone(SourceLocation at, string name, string? near) =>
        new(UnknownZoneDescriptor, $"no zone is named `{name}`", new DiagnosticLabel(at, DidYouMean(near)))
        {
            Fix = Rename(at, near),
        };

    internal static Diagnostic DuplicateParameter(SourceLocation at, string name) =>
        new(DuplicateParameterDescriptor, $"parameter `{name}` stands twice", new DiagnosticLabel(at, "again here"));

    internal static Diagnostic ReservedName(SourceLocation at, string name) =>
        new(ReservedNameDescriptor, $"`{name}` is a word of patterns, so nothing could name it", new DiagnosticLabel(at, ""))
        {
            Help = "by convention, what patterns name is written `PascalCase`",
        };
}
