using System.Collections.Immutable;
using System.Text;

namespace Processing.Server.Faults.Support;

/// <summary>Fifty patterns that take a backtracking matcher exponential or high polynomial time, each with the text that brings that out.</summary>
internal static class EvilRules
{
    // Of one token: known catastrophic shapes (nested repetition, overlapping alternatives, adjacent repetitions of the same class), and words of a hundred letters that almost match.
    private static readonly string[] Regexes =
    [
        "(a+)+", "(a*)*", "(a|a)*", "(a|aa)+", "(a+a+)+b", "(a*a*)*b", "([a-z]+)*b", "(([a-z])+.)+[A-Z]([a-z])+", "(.*a){11}", "(a?){30}a{30}", "(x+x+)+y", "(\\w*)*z", "(\\w+\\d*)+z", "([a-z]*)*[0-9]", "(a+){10}b",
        "(a|b|ab)*c", "(aa|aaa)*b", "a*a*a*a*a*a*b", ".*.*.*=.*", "(a(a(a)*)*)*b", "([ab]*a[ab]{12})", "((a{1,10}){1,10})b", "(a|a?)+b", "(z?a*)*b", "(.+)*!",
    ];

    // Of many tokens.
    private static readonly string[] Patterns =
    [
        "(word+)+ \"!\"", "(word*)* \"!\"", "(word | word word)+ \"!\"", "(word | any)* \"!\"", "word* word* word* word* \"!\"", "(any* any*)* \"!\"", "((word+)+)+ \"!\"", "(word? word?){1,30} \"!\"", "any* \"a\" any* \"a\" any* \"!\"", "(\"a\" | \"a\" \"a\")+ \"!\"",
        "(\"a\"+ \"a\"+)+ \"!\"", "..{0,1000} \"a\" ..{0,1000} \"!\"", "(word ..{0,20})+ \"!\"", "(word{1,50}){1,50} \"!\"", "list(word+) \"!\"", "(word+ & any+ & (\"a\"* any*)) \"!\"", "(any+?)+? \"!\"", "ahead(any* \"!\") word", "behind(\"!\" any*) word",
        "word* not ahead(any* \"!\") any* \"!\"", "(\"a\"? ){1,100} \"a\"{100} \"!\"", "(word (word (word)*)*)* \"!\"", "(number | word | number word)* \"!\"", "(word+ punct?)+ \"!\"", "(word{2} | word{3})* \"!\"",
    ];

    private static readonly string Words = new StringBuilder().Insert(0, new string('a', 99) + "? ", 1_000).ToString();
    private static readonly string Letters = new StringBuilder().Insert(0, "a ", 50_000).ToString();

    /// <summary>Each with its pattern, as it stands after <c>match x:</c>, and about 100 KB of text.</summary>
    public static ImmutableArray<(string Pattern, string Text)> All { get; } =
        [.. Regexes.Select(regex => ($"/{regex}/", Words)), .. Patterns.Select(pattern => ($"({pattern})", Letters))];

    /// <summary>A package with one such rule.</summary>
    public static string Package(string pattern) => $"record A\n  x: text\n\nrule r -> A\n  match x:{pattern}\n";
}
