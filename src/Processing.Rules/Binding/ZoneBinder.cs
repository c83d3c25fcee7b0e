using System.Collections.Immutable;
using System.Globalization;
using Processing.Matching.Programs;
using Processing.Rules.Diagnostics;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;
using Processing.Text;

namespace Processing.Rules.Binding;

/// <summary>Binds zones.</summary>
internal sealed class ZoneBinder(BindingContext context, ZoneSymbol zone)
{
    private static readonly ImmutableArray<string> Kinds = ["paragraph", "title", "heading", "list_item", "table_cell", "value", "quotation", "caption", "boilerplate"];
    private readonly SourceFile _file = zone.File;
    private readonly Binder _binder = new(context, context.ScopeOf(zone.File));

    public ZoneDefinition Bind()
    {
        var clauses = zone.Syntax.Clauses.SelectMany(BindClause).ToImmutableArray();
        if (zone.Syntax.Clauses.IsEmpty)
        {
            context.Diagnostics.Add(BindingDiagnostics.ZoneWithoutClause(zone.Location, zone.Name));
        }

        return new ZoneDefinition(zone.Name, _file.PackageName, zone.Syntax.Excluded is not null, clauses);
    }

    private IEnumerable<ZoneClause> BindClause(ClauseSyntax clause) => clause switch
    {
        ZoneJsonSyntax json => json.Paths.Items.Select(BindPath).OfType<ZoneClause>(),
        ZoneCssSyntax css => BindSelectors(css),
        ZoneKindSyntax kinds => kinds.Kinds.Items.Select(BindKind).OfType<ZoneClause>(),
        ZoneNumberedSyntax numbered => [BindNumbers(numbered)],
        ZonePatternSyntax pattern => [BindPattern(pattern)],
        _ => [],
    };

    private ZoneClause.JsonPath? BindPath(SyntaxToken token)
    {
        var path = StringLiteral.Decode(token);
        if (IsPath(path))
        {
            return new ZoneClause.JsonPath(path);
        }

        context.Diagnostics.Add(BindingDiagnostics.BadJsonPath(_file.At(token), path));
        return null;
    }

    private List<ZoneClause> BindSelectors(ZoneCssSyntax css)
    {
        var clauses = new List<ZoneClause>();
        foreach (var token in css.Selectors.Items)
        {
            var selector = StringLiteral.Decode(token);
            var mistake = CssSelector.FindMistake(selector);
            if (mistake >= 0)
            {
                context.Diagnostics.Add(BindingDiagnostics.BadSelector(_file.At(token), selector, mistake));
                continue;
            }

            clauses.Add(new ZoneClause.Css(selector));
        }

        return clauses;
    }

    // `$`, then members `.name`, indexes `[0]` and any index `[*]`.
    private static bool IsPath(string path)
    {
        if (!path.StartsWith('$'))
        {
            return false;
        }

        var i = 1;
        while (i < path.Length)
        {
            var start = i++;
            if (path[start] == '.')
            {
                while (i < path.Length && path[i] is not ('.' or '[' or ']'))
                {
                    i++;
                }

                if (i == start + 1)
                {
                    return false;
                }
            }
            else
            {
                var close = path.IndexOf(']', start);
                if (path[start] != '[' || close < 0 || !(path[i..close] == "*" || (close > i && path[i..close].All(char.IsAsciiDigit))))
                {
                    return false;
                }

                i = close + 1;
            }
        }

        return true;
    }

    private ZoneClause.OfKind? BindKind(SyntaxToken token)
    {
        var index = Kinds.IndexOf(token.Text);
        if (index >= 0)
        {
            return new ZoneClause.OfKind((BlockKind)index);
        }

        context.Diagnostics.Add(BindingDiagnostics.UnknownBlockKind(_file.At(token), token.Text, Kinds, Spelling.Nearest(token.Text, Kinds)));
        return null;
    }

    private ZoneClause.Numbered BindNumbers(ZoneNumberedSyntax syntax)
    {
        var first = Number(syntax.First);
        if (first < 1)
        {
            context.Diagnostics.Add(BindingDiagnostics.ParagraphZero(_file.At(syntax.First)));
        }

        return new ZoneClause.Numbered(first, syntax.Last is { } last ? Number(last) : first);
    }

    private ZoneClause BindPattern(ZonePatternSyntax syntax)
    {
        var pattern = CaptureRemover.Remove(_binder.BindWholePattern(syntax.Pattern, new LabelTable()).Node);
        return (syntax.First.Text, syntax.Second?.Text) switch
        {
            ("paragraph", "is") => new ZoneClause.WholeParagraph(pattern),
            ("paragraph", _) => new ZoneClause.ParagraphWith(pattern),
            ("from", _) => new ZoneClause.FromParagraph(pattern),
            ("column", _) => new ZoneClause.InColumn(pattern),
            ("row", _) => new ZoneClause.InRow(pattern),
            ("label", _) => new ZoneClause.Labelled(pattern),
            _ => new ZoneClause.Matching(pattern),
        };
    }

    private static int Number(SyntaxToken token) => int.TryParse(token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;
}
