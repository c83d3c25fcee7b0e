using Processing.Matching.Programs;
using Processing.Rules;

namespace Benchmarks;

/// <summary>The rules of the repository, compiled, and a few of a page's length.</summary>
internal static class ShippedRules
{
    /// <summary>A package of the repository; null where its rules are not above the program.</summary>
    public static RuleProgram? Package(string name) => Compile(name, null);

    /// <summary>Everything that the standard package reads, each as a record.</summary>
    public static RuleProgram? Standard() => Compile("standard", new RuleFile("bench.rules", """
        package bench
        import standard.dates
        import standard.money
        import standard.numbers
        import standard.quantities

        record When
          date: date

        record Amount
          money: money

        record Count
          number: decimal

        record Size
          quantity: quantity

        rule when -> When
          match date:Date

        rule amount -> Amount
          match money:Money

        rule count -> Count
          match number:Number

        rule size -> Size
          match quantity:Measure
        """u8.ToArray()));

    private static RuleProgram? Compile(string name, RuleFile? own)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, "rules", name)))
        {
            folder = folder.Parent;
        }

        if (folder is null)
        {
            return null;
        }

        var root = Path.Combine(folder.FullName, "rules");
        RuleFile[] files = [.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".rules" or ".tsv" or ".csv" or ".json")
            .Order(StringComparer.Ordinal)
            .Select(file => new RuleFile(Path.GetRelativePath(root, file).Replace('\\', '/'), File.ReadAllBytes(file)))];
        var result = RuleCompilation.Create(
            own is null ? [.. files.Where(file => file.Path.StartsWith($"{name}/", StringComparison.Ordinal))] : [own],
            own is null ? [.. files.Where(file => !file.Path.StartsWith($"{name}/", StringComparison.Ordinal))] : [.. files],
            CompilationLimits.Default).Emit();
        return result.Program ?? throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Take(3)));
    }

    /// <summary>A person by first name and title, and a meeting as a frame.</summary>
    public static RuleProgram PersonAndMeeting()
    {
        const string Rules = """
            package bench

            lexicon FirstName
              "John", "Mary", "David", "Sarah", "James", "Anna", "Robert", "Laura", "Peter", "Emma", "Thomas", "Alice"

            lexicon Title
              "President", "Minister", "Secretary", "Chairman", "Director", "Senator", "Professor"

            lexicon MeetingWord
              "meeting", "summit", "conference", "talks", "session"

            lexicon City
              "London", "Paris", "Geneva", "Vienna", "New York", "Washington", "Berlin", "Moscow", "Tehran"

            record Person
              name: text
              title: text?

            record Meeting
              kind: text
              city: text?
              people: list of Person

            rule named -> Person
              match title:Title? name:(FirstName word[case is title]{1,2})

            rule meets -> Meeting
              trigger  MeetingWord
              city:    City?           after "in"  within sentence
              people:  list of Person  within sentence
              where    city exists or count(people) >= 1
              set      kind = trigger.text
            """;
        var result = RuleCompilation.Create([new RuleFile("bench.rules", System.Text.Encoding.UTF8.GetBytes(Rules))], [], CompilationLimits.Default).Emit();
        return result.Program ?? throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
    }
}
