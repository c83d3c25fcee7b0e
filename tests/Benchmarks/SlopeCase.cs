using System.Text;
using Processing.Text;

namespace Benchmarks;

/// <summary>One rule set with the text that is worst for it.</summary>
/// <param name="Name">What it brings out.</param>
/// <param name="Language">Language of the text.</param>
/// <param name="Rules">The rules.</param>
/// <param name="Make">A text of so many bytes; each line is a block.</param>
internal sealed record SlopeCase(string Name, TextLanguage Language, string Rules, Func<int, string> Make)
{
    private static readonly string[] Places = ["rome", "paris", "cairo", "delhi", "seoul"];

    public static readonly SlopeCase[] All =
    [
        new("entities of entities", TextLanguage.English, """
            entity One: text
              match w:word => w
            entity Two: text
              match w:One => w
              match w:(One One) => w.text
            entity Four: text
              match w:Two => w
              match w:(Two Two) => w.text
            entity Eight: text
              match w:Four => w
              match w:(Four Four) => w.text
            record R
              first: text
            rule eight -> R
              match first:Eight "."
            """, bytes => Repeat(bytes, index => index % 40 == 39 ? "." : "ab", " ")),
        new("equal keys", TextLanguage.English, """
            record R
              name: text
              key name like 0.85
            rule named -> R
              match "met" name:(word{2})
            """, bytes => Repeat(bytes, _ => "met samuel johnson .", " ")),
        new("keys that share a piece", TextLanguage.English, """
            record R
              name: text
              key name like 0.85
            rule named -> R
              match "met" name:(word{2})
            """, bytes => Repeat(bytes, index => $"met samuel {Letters(index)}son .", " ")),
        new("keys of one set of letters", TextLanguage.English, """
            record R
              name: text
              key name like 0.85
            rule named -> R
              match "met" name:(word)
            """, bytes => Repeat(bytes, index => $"met {Shuffled(index)} .", " ")),
        new("many surnames", TextLanguage.English, """
            record R
              name: text
              key name like 0.85
            rule named -> R
              match "President" name:(word[case is title]{2})
            reference R
              surname of name like 0.8
              words "he"
              same name
            """, bytes => Repeat(bytes, index => $"President Ada {Title(index)} said. {Title(index / 2)} said he went.", " ")),
        new("one surname", TextLanguage.English, """
            record R
              name: text
            rule named -> R
              match "President" name:(word[case is title]{2})
            reference R
              surname of name
              phrase ("the" "official")
            """, bytes => Repeat(bytes, index => $"President {Title(index)} Smith said. Smith said. the official left.", " ")),
        new("zones in zones", TextLanguage.English, """
            zone round
              matching "(" any{1,30}? ")"
            zone square
              matching "[" any{1,30}? "]"
            zone line
              paragraph contains "rome"
            record R
              first: text
            rule inside -> R
              match in zone round in zone square in zone line first:word "rome"
            rule region -> R
              match first:zone square
            """, bytes => Repeat(bytes, index => "( [ ab rome ( ] cd rome )", " ")),
        new("excluded zones", TextLanguage.English, """
            zone left_out excluded
              matching "rome" any
            record R
              first: text
            rule inside -> R
              match first:(word{1,4}) "."
            """, bytes => Repeat(bytes, index => index % 4 == 3 ? "." : index % 2 == 0 ? "rome" : "ab", " ")),
        new("long tokens", TextLanguage.English, """
            lexicon Near similar 2
              "abcdefghij", "constantinople"
            lexicon Stemmed stem
              "running"
            record R
              first: text
            rule regex -> R
              match first:/[a-z]+x[0-9]/
            rule near -> R
              match first:Near
            rule stem -> R
              match first:Stemmed
            rule length -> R
              match first:word[length between 3 and 5]
            """.Replace("length between 3 and 5", "length in 3..5", StringComparison.Ordinal), bytes => Repeat(bytes, _ => new string('a', 5_000) + "ing", " ")),
        new("short blocks", TextLanguage.English, """
            record R
              first: text
              next: text?
            rule whole -> R
              match start of paragraph first:word end of paragraph
            rule far -> R
              trigger "met"
              first: word before ("nowhere") within document
              next: word last within document
            """, bytes => Repeat(bytes, index => index % 9 == 0 ? "met" : "a", "\n")),
        new("clitics", TextLanguage.Persian, """
            language fa
            lexicon Book
              "کتاب", "خانه", "کتاب خانه", "کتاب خانه ما", "خانه ما"
            lexicon Ours
              "کتاب", "خانه ما", "ما"
            record R
              first: text
            record S
              first: text
            rule book -> R
              match first:Book
            rule ours -> S
              match first:Ours "."
            """, bytes => Repeat(bytes, index => (index % 4) switch { 0 => "وکتابهایشان", 1 => "کتاب‌خانه", 2 => "ما", _ => "خانه‌هایمان" }, " ")),
        new("long records that compete", TextLanguage.English, """
            record R
              first: text
            record S
              first: text
            rule one -> R
              match first:("rome" any{0,40} "paris")
            rule two -> R
              match first:("paris" any{0,40} "rome")
            rule three -> S
              match first:(any{3,20}? "cairo")
            resolve R, S by longest then score then priority
            """, bytes => Repeat(bytes, index => Places[index % 3], " ")),
        new("all kept", TextLanguage.English, """
            record R
              first: text
            rule one -> R
              match first:(any{0,40} "paris")
            rule two -> R
              match first:(any{0,30} "rome")
            rule three -> R
              match first:(any{3,20}? "cairo")
            resolve R keep all
            """, bytes => Repeat(bytes, index => Places[index % 3], " ")),
        new("look behind", TextLanguage.English, """
            record R
              first: text
            rule one -> R
              match behind("met" any{0,60}) first:"paris"
            rule two -> R
              match behind("nowhere" any*) first:"rome"
            rule three -> R
              match not behind(word+ ",") first:"cairo"
            """, bytes => Repeat(bytes, index => Places[index % 3], " ")),
        new("both", TextLanguage.English, """
            record R
              first: text
            rule one -> R
              match first:(any{1,30} & (any* "nowhere"))
            rule two -> R
              match first:((any* "rome") & (any{2,9} "rome"))
            """, bytes => Repeat(bytes, index => Places[index % 3], " ")),
        new("both without bounds", TextLanguage.English, """
            record R
              first: text
            rule one -> R
              match first:(word+ & (any* "nowhere"))
            """, bytes => Repeat(bytes, index => Places[index % 3], " ")),
        new("lists", TextLanguage.English, """
            lexicon Place
              "rome", "paris"
            record R
              all: list of text
            rule one -> R
              match all:list(Place) "nowhere"
            """, bytes => Repeat(bytes, index => "rome , paris and", " ")),
        new("records in records", TextLanguage.English, """
            lexicon Place
              "rome", "paris", "cairo"
            record R
              first: text
            record S
              one: R
              two: R?
            record T
              all: list of S
            rule place -> R
              match first:Place
            rule pair -> S
              match one:R two:R?
            rule triple -> T
              match all:(S+) "."
            """, bytes => Repeat(bytes, index => index % 30 == 29 ? "." : Places[index % 3], " ")),
        new("condition that fails", TextLanguage.English, """
            record R
              first: text
            rule one -> R
              match first:(word+)
              where first.tokens <= 3
            """, bytes => Repeat(bytes, index => Places[index % 3], " ")),
        new("inside a label", TextLanguage.English, """
            record R
              first: text
            rule one -> R
              match first:(any{1,40} ".")
              where not first contains ("rome" any{0,9} "nowhere")
              unless next in ("cairo" any* "nowhere")
            """, bytes => Repeat(bytes, index => index % 41 == 40 ? "." : Places[index % 3], " ")),
        new("frames with lists in a paragraph", TextLanguage.English, """
            lexicon Place
              "rome", "paris", "cairo"
            record R
              kind: text
              all: list of text
              near: text?
            rule one -> R
              trigger "met"
              all: list of Place within 10 tokens
              near: Place? nearest after ("in" | "at") within paragraph
              set kind = trigger.text
              where count(all) >= 2
            """, bytes => Repeat(bytes, index => (index % 5) switch { 0 => "met", 1 => "in", _ => Places[index % 3] }, " ")),
    ];

    /// <summary>The file of its rules.</summary>
    public string File => "package slope\n\n" + Rules;

    /// <summary>The document of a text: a block for each of its lines.</summary>
    public BenchmarkDocument Document(int bytes) => BenchmarkDocument.Of(Make(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries), Language);

    private static string Letters(int index)
    {
        var name = new StringBuilder();
        for (var rest = index; name.Length < 4; rest /= 26)
        {
            name.Append((char)('a' + (rest % 26)));
        }

        return name.ToString();
    }

    private static string Title(int index) => char.ToUpperInvariant(Letters(index)[0]) + Letters(index)[1..] + "son";

    private static string Shuffled(int seed)
    {
        var letters = "abcdefghijkl".ToCharArray();
        new Random(seed).Shuffle(letters);
        return new string(letters);
    }

    private static string Repeat(int bytes, Func<int, string> word, string between)
    {
        var text = new StringBuilder(bytes);
        var length = 0;
        for (var index = 0; length < bytes; index++)
        {
            var next = word(index);
            text.Append(next).Append(between);
            length += Encoding.UTF8.GetByteCount(next) + between.Length;
        }

        return text.ToString();
    }
}
