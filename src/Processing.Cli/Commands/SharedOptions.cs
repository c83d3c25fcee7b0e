using System.CommandLine;
using System.Globalization;
using Processing.Cli.Output;

namespace Processing.Cli.Commands;

/// <summary>Options that several commands have.</summary>
internal static class SharedOptions
{
    public static Option<string[]> Rules() => new("--rules", "-r")
    {
        Description = "Rule files or folders, one or more. Without it the shipped news rules are applied.",
        HelpName = "PATH…",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };

    public static Option<OutputFormat> Format(string description) => Choice<OutputFormat>("--format", "-f", description);

    /// <summary>An option that takes one of a few words, the names of <typeparamref name="T"/> in small letters; without it the value that is 0.</summary>
    public static Option<T> Choice<T>(string name, string alias, string description)
        where T : struct, Enum
    {
        var words = Enum.GetValues<T>().ToDictionary(value => value.ToString().ToLowerInvariant());
        var option = new Option<T>(name, alias)
        {
            Description = description,
            HelpName = string.Join('|', words.Keys),
            CustomParser = result =>
            {
                var written = result.Tokens[0].Value;
                if (!words.TryGetValue(written.ToLowerInvariant(), out var value))
                {
                    result.AddError($"{name} takes {string.Join(", ", words.Keys.SkipLast(1))} or {words.Keys.Last()}, not `{written}`");
                }

                return value;
            },
        };
        option.CompletionSources.Add([.. words.Keys]);
        return option;
    }

    public static Option<string?> MediaType() => new("--media-type")
    {
        Description = "Read every document as this: text/plain, text/html or application/json, with a charset if need be: \"text/plain; charset=windows-1256\". Without it the file's extension and the content tell.",
        HelpName = "TYPE",
    };

    /// <summary>Makes an option refuse what is no number, or out of range.</summary>
    /// <remarks>By the words as they were written: asking for the value of a word that is no number throws inside the library.</remarks>
    public static void Bound(Option option, double least, double most, string sentence) => option.Validators.Add(result =>
    {
        foreach (var token in result.Tokens)
        {
            if (!double.TryParse(token.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !(number >= least && number <= most))
            {
                result.AddError(sentence);
            }
        }
    });

    public static Argument<string[]> RulePaths() => new("PATH")
    {
        Description = "Rule files or folders. Without any the shipped news rules are meant.",
        Arity = ArgumentArity.ZeroOrMore,
    };
}
