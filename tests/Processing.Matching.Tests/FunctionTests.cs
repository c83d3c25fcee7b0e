using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Processing.Matching.Functions;
using Processing.Matching.Values;

namespace Processing.Matching.Tests;

public sealed class FunctionTests
{
    public static TheoryData<string, string> Examples()
    {
        var examples = new TheoryData<string, string>();
        foreach (var example in FunctionCatalogue.All.SelectMany(function => function.Examples))
        {
            examples.Add(example.Call, example.Result);
        }

        return examples;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void ExamplesHold(string call, string result) =>
        Assert.Equal(result, new ExampleCall(call).Evaluate() is { } value ? ValueFormatter.ToScalar(value) : "");

    [Fact]
    public void TheCatalogueIsInOrderAndComplete()
    {
        Assert.Equal(FunctionCatalogue.All.Select(function => function.Name).Order(StringComparer.Ordinal), FunctionCatalogue.All.Select(function => function.Name));
        Assert.All(FunctionCatalogue.All, function =>
        {
            Assert.NotEmpty(function.Examples);
            Assert.EndsWith(".", function.Documentation, StringComparison.Ordinal);
            Assert.Same(function, FunctionCatalogue.Find(function.Name));
            var optional = false;
            foreach (var parameter in function.Parameters)
            {
                Assert.True(parameter.IsOptional || !optional || function.Name == "range", function.Name);
                optional |= parameter.IsOptional;
            }
        });
        Assert.Null(FunctionCatalogue.Find("no_such_function"));
    }

    [Fact]
    public void FunctionsAreTotal()
    {
        Value[] values =
        [
            new Value.Text(""), new Value.Text("gregorian"), new Value.Text("99999999999999999999999999999999"), new Value.Integer(long.MaxValue), new Value.Integer(-1),
            new Value.Decimal(decimal.MaxValue), new Value.Decimal(decimal.MinValue), new Value.Boolean(true), new Value.Code("KG", ValueKind.Country), new Value.List([]),
            new Value.List([new Value.Text("a")]), new Value.Row([]), new Value.Duration(decimal.MaxValue, "week"), new Value.Quantity(1, null, null, "km", false),
            new Value.Date(new DateValue(CalendarKind.UmmAlQura, DatePrecision.Day, new DateParts(1, 1, 1))),
            new Value.Date(new DateValue(CalendarKind.Gregorian, DatePrecision.Day, new DateParts(2014, 1, 1)) { Unresolved = "day" }),
        ];
        var random = new Random(11);
        foreach (var function in FunctionCatalogue.All)
        {
            for (var round = 0; round < 500; round++)
            {
                var arguments = function.Parameters.Select(parameter =>
                    parameter.IsOptional && random.Next(3) == 0 ? null : values[random.Next(values.Length)]).ToImmutableArray();
                if (function.Evaluate(arguments) is { } result)
                {
                    ValueFormatter.ToScalar(result);
                    foreach (var member in Enum.GetValues<ValueKind>().SelectMany(kind => ValueMembers.NamesOf(kind)))
                    {
                        ValueMembers.Get(result, member);
                    }
                }
            }
        }
    }

    [Fact]
    public void TheReferenceIsInStepWithTheCatalogue()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props")))
        {
            folder = folder.Parent;
        }

        Assert.NotNull(folder);
        var path = Path.Combine(folder.FullName, "docs", "language", "functions.md");
        Assert.Equal(FunctionReference.Print(), File.ReadAllText(path), ignoreLineEndingDifferences: true);
    }
}

/// <summary>Prints the reference of functions as docs/language/functions.md holds it.</summary>
internal static class FunctionReference
{
    public static string Print()
    {
        var page = new StringBuilder();
        page.Append("# Functions\n\nEvery function of expressions, by name. Functions are total: what cannot be computed is absent, and so is the result where a\nrequired argument is absent. A parameter with `?` may be left out. Wherever a number is taken, a text that writes one in digits of\nany script will do. An empty result below means absent; a call of constants that would always be absent is an error.\n");
        foreach (var function in FunctionCatalogue.All)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {function.Name}({string.Join(", ", function.Parameters.Select(parameter => parameter.Name + (parameter.IsOptional ? "?" : "")))})\n\n");
            page.Append(function.Documentation).Append('\n');
            foreach (var parameter in function.Parameters.Where(parameter => !parameter.Choices.IsEmpty))
            {
                page.Append(CultureInfo.InvariantCulture, $"`{parameter.Name}` is one of {string.Join(", ", parameter.Choices.Where(choice => choice.Length > 0).Select(choice => $"`{choice}`"))}{(parameter.Choices.Contains("") ? ", or `\"\"` for none" : "")}.\n");
            }

            foreach (var parameter in function.Parameters.Where(parameter => parameter.Minimum is not null))
            {
                page.Append(CultureInfo.InvariantCulture, $"`{parameter.Name}` is from {parameter.Minimum} to {parameter.Maximum}.\n");
            }

            page.Append("\n| call | result |\n|---|---|\n");
            foreach (var example in function.Examples)
            {
                page.Append(CultureInfo.InvariantCulture, $"| `{example.Call}` | {(example.Result.Length == 0 ? "" : $"`{example.Result}`")} |\n");
            }
        }

        return page.ToString();
    }
}

/// <summary>Reads and computes the call of an example: names, numbers, texts and calls.</summary>
internal sealed class ExampleCall(string text)
{
    private int _at;

    public Value? Evaluate()
    {
        while (text[_at] == ' ')
        {
            _at++;
        }

        if (text[_at] == '"')
        {
            var end = text.IndexOf('"', _at + 1);
            var content = text[(_at + 1)..end];
            _at = end + 1;
            return new Value.Text(content);
        }

        var start = _at;
        while (_at < text.Length && text[_at] is not ('(' or ')' or ','))
        {
            _at++;
        }

        var word = text[start.._at].Trim();
        if (_at < text.Length && text[_at] == '(')
        {
            return EvaluateCall(word);
        }

        return long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? new Value.Integer(whole)
            : decimal.TryParse(word, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? new Value.Decimal(number)
            : new Value.Text(word);
    }

    private Value? EvaluateCall(string name)
    {
        var arguments = ImmutableArray.CreateBuilder<Value?>();
        while (text[_at] != ')')
        {
            _at++;
            if (text[_at] != ')')
            {
                arguments.Add(Evaluate());
            }
        }

        _at++;
        var function = FunctionCatalogue.Find(name);
        Assert.NotNull(function);
        for (var index = 0; index < function.Parameters.Length; index++)
        {
            if (!function.Parameters[index].IsOptional && (index >= arguments.Count || arguments[index] is null))
            {
                return null;
            }
        }

        return function.Evaluate(arguments.DrainToImmutable());
    }
}
