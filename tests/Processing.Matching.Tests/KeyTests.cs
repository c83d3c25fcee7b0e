using System.Collections.Immutable;
using Processing.Matching.Execution;
using Processing.Matching.Programs;
using static Processing.Matching.Tests.Make;

namespace Processing.Matching.Tests;

public sealed class KeyTests
{
    [Theory]
    [InlineData("Mr Smith. mr SMITH of Iran. Mr Jones", 1.0, "Person <SMITH of Iran> name=SMITH country=IR|Person <Jones> name=Jones", "Smith SMITH|Jones")]
    [InlineData("Mr Smith. Mr Smyth", 1.0, "Person <Smith> name=Smith|Person <Smyth> name=Smyth", "Smith|Smyth")]
    [InlineData("Mr Smith. Mr Smyth", 0.8, "Person <Smith> name=Smith", "Smith Smyth")]
    [InlineData("Mr Smith. Mr Smiht", 0.8, "Person <Smith> name=Smith", "Smith Smiht")]
    [InlineData("Mr Smith. Mr Jones", 0.8, "Person <Smith> name=Smith|Person <Jones> name=Jones", "Smith|Jones")]
    [InlineData("Mr میرضیایف. Mr میرضیایف", 1.0, "Person <میرضیایف> name=میرضیایف", "میرضیایف میرضیایف")]
    public void RecordsWithTheSameKeyBecomeOne(string text, double similarity, string expected, string mentions)
    {
        var shape = Shape("Person", Field("name"), Field("country", Values.ValueKind.Country)) with { Key = [new KeyPart(0, similarity)] };
        var rule = Rule("person", Seq(Behind(Lit("mr")), Cap(0, Word()), Repeat(Seq(Lit("of"), Cap(1, Ann(0))), 0, 1)), 2, Label(0), Label(1));
        var tokens = Tokens(text);
        var result = Run(Program(Countries, Record(shape, rule)), tokens);
        Assert.Equal(expected.Split('|').Order(StringComparer.Ordinal), Print(result, tokens).Split('\n').Order(StringComparer.Ordinal));
        Assert.Equal(
            mentions.Split('|').Order(StringComparer.Ordinal),
            result.Records.Select(record => string.Join(' ', record.Mentions.Select(tokens.GetString))).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void RecordsWithoutTheFirstFieldOfTheirKeyStayApart() =>
        Assert.Equal([1, 1, 2, 1], MentionsOfSmiths(new KeyPart(1, 1), new KeyPart(0, 1)));

    [Theory]
    [InlineData(1.0)]
    [InlineData(0.85)]
    public void AnotherFieldOfTheKeyThatBothLackIsEqual(double similarity) =>
        Assert.Equal([2, 2, 1], MentionsOfSmiths(new KeyPart(0, 1), new KeyPart(1, similarity)));

    private static int[] MentionsOfSmiths(params KeyPart[] key)
    {
        var shape = Shape("Person", Field("name"), Field("country", Values.ValueKind.Country)) with { Key = [.. key] };
        var rule = Rule("person", Seq(Lit("mr"), Cap(0, Word()), Repeat(Seq(Lit("of"), Cap(1, Ann(0))), 0, 1)), 2, Label(0), Label(1));
        var result = Run(Program(Countries, Record(shape, rule)), Tokens("Mr Smith. Mr Smith. Mr Smith of Iran. Mr Smith of Turkey. Mr Smith of Iran"));
        return [.. result.Records.Select(record => record.Mentions.Length)];
    }

    [Fact]
    public void RecordsAreStepsOfLaterRules()
    {
        var person = Shape("Person", Field("name")) with { IsEmitted = false };
        var pair = Shape("Pair", Field("first"), new RecordField("second", new Values.DataType(Values.ValueKind.Record) { RecordName = "Person" }, true, ""));
        var program = Program(
            Record(person, Rule("person", Seq(Lit("mr"), Cap(0, Word())), 1, Label(0))),
            Record(pair, Rule("pair", Seq(Cap(0, Ann(0)), Lit("and"), Cap(1, Ann(0))), 2, new ExpressionNode.Member(Label(0), "name"), Label(1))));
        var text = Tokens("Mr Smith and Mr Jones");
        Assert.Equal("Pair <Mr Smith and Mr Jones> first=Smith second={name: Jones}", Print(Run(program, text), text));
    }

    /// <summary>The index of similar keys finds the group that comparing with every key finds.</summary>
    [Theory]
    [InlineData(0.6)]
    [InlineData(0.8)]
    [InlineData(0.85)]
    [InlineData(0.95)]
    public void SimilarKeysAreFoundAsByComparingAll(double similarity)
    {
        var random = new Random(5);
        var texts = new KeyTexts();
        var similar = Similar(texts, new KeyPart(0, 1), new KeyPart(1, similarity));
        var found = CompareWithAll(
            similar,
            texts,
            1_500,
            keys => [random.Next(3) == 0 ? "x" : "y", NextName(random, keys)],
            (known, key) => known[0] == key[0] && EditDistance.AreSimilar(known[1], key[1], similarity));
        Assert.InRange(found, 100, 1_490);
    }

    private static SimilarKeys Similar(KeyTexts texts, params ImmutableArray<KeyPart> parts)
    {
        texts.Clear(parts.Length);
        var similar = new SimilarKeys(texts);
        similar.Begin(parts, new MatchBudget(MatchLimits.Default, CancellationToken.None));
        return similar;
    }

    // How many keys are similar to one before; each of the others is added, and those too where groups grow.
    private static int CompareWithAll(SimilarKeys similar, KeyTexts texts, int rounds, Func<List<(string[] Key, int Group)>, string[]> next, Func<string[], string[], bool> areSimilar, bool grow = false)
    {
        var keys = new List<(string[] Key, int Group)>();
        var (found, groups) = (0, 0);
        for (var round = 0; round < rounds; round++)
        {
            var key = next(keys);
            var expected = keys.Where(pair => areSimilar(pair.Key, key)).Select(pair => pair.Group).DefaultIfEmpty(-1).Min();
            foreach (var part in key)
            {
                texts.AddPart(part);
            }

            Assert.Equal(expected, similar.Find(texts.Count - 1));
            found += expected >= 0 ? 1 : 0;
            if (expected < 0 || grow)
            {
                var group = expected < 0 ? groups++ : expected;
                similar.Add(texts.Count - 1, group);
                keys.Add((key, group));
            }
            else
            {
                texts.RemoveLast();
            }
        }

        return found;
    }

    /// <summary>So many names with one given name, of each length, that they are looked up by what is left of them without a few characters; some of each length stay listed by their pieces.</summary>
    [Theory]
    [InlineData(0.8, 6)]
    [InlineData(0.85, 2)]
    [InlineData(0.9, 2)]
    public void SimilarKeysThatShareAPieceAreFoundAsByComparingAll(double similarity, int shortest)
    {
        var random = new Random(9);
        var texts = new KeyTexts();
        var similar = Similar(texts, new KeyPart(0, similarity));
        var found = CompareWithAll(
            similar, texts, 3_600, keys => [NextName(random, keys, shortest)], (known, key) => EditDistance.AreSimilar(known[0], key[0], similarity));
        Assert.InRange(found, 400, 3_300);
        Assert.True(similar.HasVariants);

        static string NextName(Random random, List<(string[] Key, int Group)> keys, int shortest)
        {
            var name = keys.Count == 0 || random.Next(3) > 0
                ? [.. string.Concat(Enumerable.Range(0, random.Next(shortest, 8)).Select(_ => (char)('a' + random.Next(20))))]
                : keys[random.Next(keys.Count)].Key[0]["alis".Length..].ToList();
            var at = random.Next(name.Count);
            switch (random.Next(5))
            {
                case 0:
                    name.Insert(at, 'x');
                    break;
                case 1:
                    name[at] = 'x';
                    break;
                case 2 when name.Count > 1:
                    name.RemoveAt(at);
                    break;
                case 3 when at > 0:
                    (name[at - 1], name[at]) = (name[at], name[at - 1]);
                    break;
            }

            return "alis" + string.Concat(name);
        }
    }

    /// <summary>Many keys of few groups, each similar to many others: of those that share a variant only some are compared, and the lowest group is found nevertheless.</summary>
    [Theory]
    [InlineData(0.8, 3, 6)]
    [InlineData(0.85, 4, 5)]
    [InlineData(0.85, 12, 4)]
    [InlineData(0.9, 4, 6)]
    public void TheLowestGroupOfManySimilarKeysIsFoundAsByComparingAll(double similarity, int letters, int length)
    {
        var random = new Random(21);
        var texts = new KeyTexts();
        var similar = Similar(texts, new KeyPart(0, similarity));
        var found = CompareWithAll(
            similar,
            texts,
            2_500,
            _ => ["abcd"[random.Next(4)] + "lis" + string.Concat(Enumerable.Range(0, random.Next(length - 1, length + 2)).Select(_ => (char)('m' + random.Next(letters))))],
            (known, key) => EditDistance.AreSimilar(known[0], key[0], similarity),
            grow: true);
        Assert.InRange(found, 900, 2_490);
        Assert.True(similar.HasVariants);
    }

    /// <summary>Keys that their letters do not tell apart are looked up by their variants long before many share a piece.</summary>
    [Fact]
    public void KeysOfTheSameLettersAreFoundAsByComparingAll()
    {
        var random = new Random(22);
        var texts = new KeyTexts();
        var similar = Similar(texts, new KeyPart(0, 0.85));
        var found = CompareWithAll(
            similar,
            texts,
            1_500,
            _ =>
            {
                var letters = "abcdefg".ToCharArray();
                random.Shuffle(letters);
                return [new string(letters)];
            },
            (known, key) => EditDistance.AreSimilar(known[0], key[0], 0.85));
        Assert.InRange(found, 300, 1_490);
        Assert.True(similar.HasVariants);
    }

    /// <summary>Short keys of a low similarity to which long ones may be similar too: what is left of these without most of their letters would be billions.</summary>
    [Fact]
    public void KeysThatMayDifferByMostOfTheirLettersAreComparedWithAll()
    {
        var random = new Random(23);
        var texts = new KeyTexts();
        var similar = Similar(texts, new KeyPart(0, 1), new KeyPart(1, 0.1));
        CompareWithAll(
            similar,
            texts,
            600,
            keys => [$"{keys.Count}", string.Concat(Enumerable.Range(0, keys.Count % 10 == 9 ? 30 : 3).Select(_ => (char)('a' + random.Next(26))))],
            (known, key) => known[0] == key[0] && EditDistance.AreSimilar(known[1], key[1], 0.1),
            grow: true);
        Assert.False(similar.HasVariants);
    }

    [Fact]
    public void RecordsWhoseKeysCannotBeComparedAnyMoreAreLeftOut()
    {
        var shape = Shape("Person", Field("name")) with { Key = [new KeyPart(0, 0.8)] };
        var rule = Rule("person", Seq(Lit("mr"), Cap(0, Word())), 1, Label(0));
        var program = Program(Record(shape, rule));
        var text = Tokens(string.Join(" . ", Enumerable.Range(0, 60).Select(index => $"Mr Smithson{(char)('a' + (index % 3))}")));
        Assert.Single(Run(program, text).Records);
        for (var steps = 300L; steps < 900; steps += 20)
        {
            var result = new FastExecutor().Execute(program, text, new MatchLimits { MaxSteps = steps }, CancellationToken.None);
            Assert.InRange(result.Records.Length, 0, 1);
        }
    }

    [Fact]
    public void DistancesWithinABoundAreThoseWithoutOne()
    {
        var random = new Random(7);
        for (var round = 0; round < 3_000; round++)
        {
            var (left, right) = (NextName(random, []), NextName(random, []));
            var distance = EditDistance.Between(left, right, 99);
            var most = random.Next(8);
            Assert.Equal(distance <= most ? distance : null, EditDistance.Between(left, right, most));
        }
    }

    private static string NextName(Random random, List<(string[] Key, int Group)> keys)
    {
        if (keys.Count == 0 || random.Next(2) == 0)
        {
            return string.Concat(Enumerable.Range(0, random.Next(1, 24)).Select(_ => (char)('a' + random.Next(4))));
        }

        // A known name with a few slips: a letter more, less, changed or swapped.
        var name = keys[random.Next(keys.Count)].Key[1].ToCharArray().ToList();
        for (var slips = random.Next(1, 4); slips > 0 && name.Count > 1; slips--)
        {
            var at = random.Next(name.Count - 1);
            switch (random.Next(4))
            {
                case 0:
                    name.Insert(at, 'a');
                    break;
                case 1:
                    name.RemoveAt(at);
                    break;
                case 2:
                    name[at] = 'b';
                    break;
                default:
                    (name[at], name[at + 1]) = (name[at + 1], name[at]);
                    break;
            }
        }

        return string.Concat(name);
    }

    [Theory]
    [InlineData("", "abc", 3)]
    [InlineData("abc", "abc", 0)]
    [InlineData("abc", "acb", 1)]
    [InlineData("ca", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    public void EditDistances(string left, string right, int expected)
    {
        Assert.Equal(expected, EditDistance.Between(left, right, 9));
        Assert.Equal(expected, EditDistance.Between(right, left, 9));
    }
}
