using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Processing.Rules;

namespace Benchmarks;

/// <summary>Makes rule files in the shapes that authors write: lexicons, patterns, records, sequence and frame rules, documentation and tests.</summary>
internal sealed class RuleSources
{
    private const int RulesPerFile = 250;
    private readonly Random _random = new(5);
    private readonly string[] _words;

    public RuleSources()
    {
        string Word(string letters) => string.Concat(Enumerable.Range(0, _random.Next(3, 9)).Select(_ => letters[_random.Next(letters.Length)]));
        _words = [.. Enumerable.Range(0, 20_000).Select(index => Word(index % 2 == 0 ? "ابتثجدرسشعفقکگلمنهوی" : "abcdefghilmnoprstuvwy"))];
    }

    /// <summary>Packages with so many rules together, and lexicons in data files with so many entries together.</summary>
    public ImmutableArray<RuleFile> Make(int rules, int entries)
    {
        var files = ImmutableArray.CreateBuilder<RuleFile>();
        var count = (rules + RulesPerFile - 1) / RulesPerFile;
        for (var file = 0; file < count; file++)
        {
            var inFile = Math.Min(RulesPerFile, rules - (file * RulesPerFile));
            files.Add(File(FormattableString.Invariant($"p{file}/rules.rules"), Text(file, inFile, entries > 0)));
            if (entries > 0)
            {
                files.Add(File(FormattableString.Invariant($"p{file}/names.tsv"), Table(entries / count)));
            }
        }

        return files.ToImmutable();
    }

    /// <summary>One file of about so many characters.</summary>
    public string OneFile(int characters)
    {
        var rules = 16;
        var text = Text(0, rules, hasTable: false);
        while (text.Length < characters)
        {
            rules += Math.Max(1, (characters - text.Length) * rules / text.Length);
            text = Text(0, rules, hasTable: false);
        }

        return text;
    }

    private static RuleFile File(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));

    private string Table(int entries)
    {
        var table = new StringBuilder("name\taliases\tvalue\tid\n");
        for (var i = 0; i < entries; i++)
        {
            table.Append(CultureInfo.InvariantCulture, $"{Phrase()} {i}\t{Phrase()}|{Phrase()}\t{i}\tQ{i}\n");
        }

        return table.ToString();
    }

    private string Text(int file, int rules, bool hasTable)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"package bench.p{file}\nlanguage fa, en\n\n");
        for (var i = 0; i < 8; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"/// Words of kind {i}.\nlexicon Kind{i}\n");
            for (var entry = 0; entry < 12; entry++)
            {
                text.Append(CultureInfo.InvariantCulture, $"  \"{Phrase()} {i}{entry}\", \"{Word()}{i}{entry}\" => \"{Word()}\"\n");
            }

            text.Append('\n');
        }

        text.Append(hasTable ? "lexicon Name from \"names.tsv\" key name, aliases value value: integer, id\n\n" : "lexicon Name\n  \"a b\" => {value: 1, id: \"Q1\"}\n  \"c\" => {value: 2, id: \"Q2\"}\n\n");
        text.Append("/// A name of some words.\npattern FullName = word[length >= 2 and not in Kind0 and not in Kind1]{1,4}\npattern Quoted(inner) = \"«\" inner \"»\" | \"“\" inner \"”\"\n\n");
        text.Append("entity Count: integer\n  match n:number \"عدد\" => n.value\n  match n:number[value in 1..1000] (\"items\" | \"pieces\") => n.value\n\n");
        for (var i = 0; i < 10; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"/// What is found of sort {i}.\nrecord Found{i}\n  name: text\n  role: text?\n  place: Name?\n  amount: integer?\n  key name like 0.85\n\n");
        }

        for (var rule = 0; rule < rules; rule++)
        {
            AppendRule(text, rule);
        }

        return text.ToString();
    }

    private void AppendRule(StringBuilder text, int rule)
    {
        var (record, kind, other) = (_random.Next(10), _random.Next(8), _random.Next(8));
        text.Append(CultureInfo.InvariantCulture, $"/// `{Phrase()}` and what stands behind it.\nrule r{rule} -> Found{record}\n");
        switch (_random.Next(4))
        {
            case 0:
                text.Append(CultureInfo.InvariantCulture, $"  match Quoted(name:FullName) role:(Kind{kind} word{{0,5}}?) (\"{Word()}\" | \"{Word()}\") place:Name\n");
                text.Append(CultureInfo.InvariantCulture, $"  unless next in (\"{Word()}\" | \"{Word()}\")\n  score 0.9\n\n");
                break;
            case 1:
                text.Append(CultureInfo.InvariantCulture, $"  match \"{Word()}\" \"{Word()}\"? name:(word[not in Kind{other}]{{1,3}}) (\"{Word()}\" | \"{Word()}\" \"{Word()}\") amount:Count?\n");
                text.Append(CultureInfo.InvariantCulture, $"  where name.tokens >= 1 and not (name in Kind{kind})\n  score 0.8 + 0.1 if amount exists\n\n");
                break;
            case 2:
                text.Append(CultureInfo.InvariantCulture, $"  trigger \"{Word()}\" | \"{Word()}\" | Kind{kind}\n  name: FullName after (\"{Word()}\" | \"{Word()}\") within sentence\n");
                text.Append("  place: Name? nearest within paragraph\n  amount: Count? within 12 tokens\n  where amount exists or place exists\n\n");
                break;
            default:
                text.Append(CultureInfo.InvariantCulture, $"  match (start of sentence | behind(\":\" | \"»\")) name:(FullName & word[case is title]+) .. {{0,4}} role:Kind{kind} not ahead(\"{Word()}\")\n");
                text.Append(CultureInfo.InvariantCulture, $"  set role = role.value\n  score 0.7\n\n");
                break;
        }

        if (rule % 4 == 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"test \"case {rule}\"\n  given\n    > {Phrase()} {Phrase()} {Phrase()}.\n  expect no Found{record}\n\n");
        }
    }

    private string Phrase() => Word() + " " + Word();

    private string Word() => _words[_random.Next(_words.Length)];
}
