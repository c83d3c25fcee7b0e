using Processing.Matching.Execution;
using Processing.Matching.Values;
using static Processing.Matching.Tests.Make;

namespace Processing.Matching.Tests;

public sealed class KnownValuesTests
{
    // Values of all kinds, many of which equal another one in a way of its own.
    private static readonly Value[] Values =
    [
        new Value.Text("a"), new Value.Text("A"), new Value.Text("b"), new Value.Text("12"), new Value.Text("۱۲"), new Value.Text("12.0"), new Value.Text("1,234"),
        new Value.Integer(12), new Value.Integer(1234), new Value.Decimal(12.0m), new Value.Decimal(12.5m), new Value.Boolean(true), new Value.Boolean(false),
        Country("IR"), Country("KG"), new Value.Text("KG"), new Value.Duration(1, "week"), new Value.Duration(7, "day"), new Value.Duration(2, "month"), new Value.Duration(2.0m, "month"),
        new Value.Duration(2, "year"), new Value.Quantity(5, null, null, "km", false), new Value.Quantity(5.0m, null, null, "km", true), new Value.Quantity(5, null, null, "EUR", false, ValueKind.Money),
        new Value.Quantity(null, 1, 2, "km", false), new Value.Quantity(null, 1, 2, "km", true),
        new Value.Date(new DateValue(CalendarKind.Gregorian, DatePrecision.Day, new DateParts(2024, 3, 20))),
        new Value.Date(new DateValue(CalendarKind.SolarHijri, DatePrecision.Day, new DateParts(1403, 1, 1))),
        new Value.Date(new DateValue(CalendarKind.Gregorian, DatePrecision.Year, new DateParts(2024, 0, 0))),
        new Value.Date(new DateValue(CalendarKind.Gregorian, DatePrecision.Year, new DateParts(2024, 0, 0)) { Unresolved = "year" }),
        new Value.List([new Value.Text("a"), new Value.Integer(1)]), new Value.List([new Value.Text("A"), new Value.Integer(1)]), new Value.List([new Value.Text("a")]),
        new Value.Row([new("name", new Value.Text("a"))]), new Value.Row([new("name", new Value.Text("a"))]), new Value.Row([new("name", new Value.Text("A"))]), new Value.Row([new("name", null)]),
    ];

    [Fact]
    public void WhatIsKeptIsWhatComparingWithAllKeeps()
    {
        var random = new Random(11);
        for (var round = 0; round < 2_000; round++)
        {
            var known = new KnownValues();
            var kept = new List<Value>();
            for (var count = random.Next(1, 12); count > 0; count--)
            {
                var value = Values[random.Next(Values.Length)];
                var isNew = !kept.Exists(earlier => ValueComparison.AreEqual(earlier, value));
                Assert.True(isNew == known.Add(value), $"round {round}: {value} after {string.Join(", ", kept)}");
                if (isNew)
                {
                    kept.Add(value);
                }
            }
        }
    }

    [Fact]
    public void TheSortOfListsIsStable()
    {
        var random = new Random(13);
        var budget = new MatchBudget(MatchLimits.Default, CancellationToken.None);
        for (var round = 0; round < 200; round++)
        {
            List<(int Key, int Number)> items = [.. Enumerable.Range(0, random.Next(0, 60)).Select(number => (random.Next(8), number))];
            var expected = items.OrderBy(item => item.Key).ToList();
            StableSort.Sort(items, (left, right) => left.Key.CompareTo(right.Key), budget);
            Assert.Equal(expected, items);
        }
    }
}
