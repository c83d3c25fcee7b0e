using Processing.Matching.Execution;

namespace Processing.Matching.Tests;

/// <summary>What is kept for some tokens of a document is what a dictionary would keep, however long the document.</summary>
public sealed class TokenTablesTests
{
    [Theory]
    [InlineData(100, 100)]
    [InlineData(16_384, 16_384)]
    [InlineData(200_000, 40)]
    [InlineData(200_000, 5_000)]
    [InlineData(200_000, 150_000)]
    public void AnswersAreKept(int tokens, int asked)
    {
        var random = new Random(tokens + asked);
        var answers = new TokenAnswers(tokens);
        for (var document = 0; document < 3; document++)
        {
            var known = new Dictionary<int, bool>();
            for (var question = 0; question < asked; question++)
            {
                var token = question == 0 ? tokens - 1 : random.Next(tokens);
                Assert.Equal(known.TryGetValue(token, out var answer) ? answer : null, answers[token]);
                if (known.TryAdd(token, random.Next(2) == 0))
                {
                    answers.Add(token, known[token]);
                }
            }

            Assert.True(known.All(pair => answers[pair.Key] == pair.Value));
            Assert.Equal(known.Count, Enumerable.Range(0, tokens).Count(token => answers[token] is not null));
            answers.Clear(tokens);
            Assert.DoesNotContain(known.Keys, token => answers[token] is not null);
        }
    }

    [Theory]
    [InlineData(10)]
    [InlineData(1_000)]
    [InlineData(50_000)]
    public void NumbersOfPlacesAreKept(int places)
    {
        var random = new Random(places);
        var table = new PlaceTable();
        for (var document = 0; document < 3; document++)
        {
            var known = new Dictionary<int, int>();
            for (var number = 1; number <= places; number++)
            {
                var token = random.Next(places * 2);
                Assert.Equal(known.GetValueOrDefault(token), table.Find(token));
                Assert.Equal(known.GetValueOrDefault(token), table.Replace(token, number));
                known[token] = number;
            }

            Assert.True(Enumerable.Range(0, places * 2).All(token => table.Find(token) == known.GetValueOrDefault(token)));
            table.Clear();
            Assert.DoesNotContain(known.Keys, token => table.Find(token) != 0);
        }
    }
}
