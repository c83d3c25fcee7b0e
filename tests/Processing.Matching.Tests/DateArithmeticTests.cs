using Processing.Matching.Values;

namespace Processing.Matching.Tests;

public sealed class DateArithmeticTests
{
    [Theory]
    [InlineData(CalendarKind.Gregorian, 2014, 0, 0, "2014")]
    [InlineData(CalendarKind.Gregorian, 2014, 5, 0, "2014-05")]
    [InlineData(CalendarKind.Gregorian, 2014, 5, 3, "2014-05-03")]
    [InlineData(CalendarKind.Gregorian, 2024, 2, 29, "2024-02-29")]
    [InlineData(CalendarKind.Gregorian, 2000, 2, 29, "2000-02-29")]
    [InlineData(CalendarKind.SolarHijri, 1366, 1, 26, "1987-04-15")]
    [InlineData(CalendarKind.SolarHijri, 1375, 7, 10, "1996-10-01")]
    [InlineData(CalendarKind.SolarHijri, 1399, 12, 30, "2021-03-20")]
    [InlineData(CalendarKind.SolarHijri, 1403, 12, 30, "2025-03-20")]
    [InlineData(CalendarKind.SolarHijri, 1389, 1, 0, "2010-03-21/2010-04-20")]
    [InlineData(CalendarKind.SolarHijri, 1389, 0, 0, "2010-03-21/2011-03-20")]
    [InlineData(CalendarKind.SolarHijri, 1399, 12, 0, "2021-02-19/2021-03-20")]
    [InlineData(CalendarKind.IslamicTabular, 1445, 1, 1, "2023-07-19")]
    [InlineData(CalendarKind.IslamicTabular, 1445, 12, 30, "2024-07-07")]
    [InlineData(CalendarKind.UmmAlQura, 1445, 9, 1, "2024-03-11")]
    [InlineData(CalendarKind.UmmAlQura, 1445, 10, 1, "2024-04-10")]
    public void PrintsAsIso(CalendarKind calendar, int year, int month, int day, string expected)
    {
        var date = Date(calendar, year, month, day);
        Assert.True(DateArithmetic.IsValid(date));
        Assert.Equal(expected, DateArithmetic.ToIso(date));
    }

    [Theory]
    [InlineData(CalendarKind.Gregorian, 2023, 2, 29)]
    [InlineData(CalendarKind.Gregorian, 1900, 2, 29)]
    [InlineData(CalendarKind.Gregorian, 2023, 13, 1)]
    [InlineData(CalendarKind.Gregorian, 2023, 4, 31)]
    [InlineData(CalendarKind.Gregorian, 0, 1, 1)]
    [InlineData(CalendarKind.Gregorian, 10000, 1, 1)]
    [InlineData(CalendarKind.SolarHijri, 1400, 12, 30)]
    [InlineData(CalendarKind.SolarHijri, 1404, 12, 30)]
    [InlineData(CalendarKind.SolarHijri, 1400, 7, 31)]
    [InlineData(CalendarKind.IslamicTabular, 1444, 12, 30)]
    [InlineData(CalendarKind.UmmAlQura, 1317, 1, 1)]
    [InlineData(CalendarKind.UmmAlQura, 1445, 9, 31)]
    [InlineData(CalendarKind.UmmAlQura, 1700, 0, 0)]
    public void DoesNotExist(CalendarKind calendar, int year, int month, int day)
    {
        var date = Date(calendar, year, month, day);
        Assert.False(DateArithmetic.IsValid(date));
        Assert.Null(DateArithmetic.ToIso(date));
    }

    // First days of years as the Iranian calendar centre published them.
    [Theory]
    [InlineData(1370, "1991-03-21")]
    [InlineData(1375, "1996-03-20")]
    [InlineData(1380, "2001-03-21")]
    [InlineData(1399, "2020-03-20")]
    [InlineData(1400, "2021-03-21")]
    [InlineData(1403, "2024-03-20")]
    [InlineData(1404, "2025-03-21")]
    [InlineData(1405, "2026-03-21")]
    public void Nowruz(int year, string expected) => Assert.Equal(expected, DateArithmetic.ToIso(Date(CalendarKind.SolarHijri, year, 1, 1)));

    [Fact]
    public void IntervalsPrintBothEnds()
    {
        var years = new DateValue(CalendarKind.Gregorian, DatePrecision.Year, new DateParts(2019, 0, 0), new DateParts(2021, 0, 0));
        Assert.Equal("2019/2021", DateArithmetic.ToIso(years));
        var days = new DateValue(CalendarKind.Gregorian, DatePrecision.Day, new DateParts(2016, 5, 4), new DateParts(2016, 5, 5));
        Assert.Equal("2016-05-04/2016-05-05", DateArithmetic.ToIso(days));
        var solar = new DateValue(CalendarKind.SolarHijri, DatePrecision.Year, new DateParts(1389, 0, 0), new DateParts(1390, 0, 0));
        Assert.Equal("2010-03-21/2012-03-19", DateArithmetic.ToIso(solar));
        Assert.False(DateArithmetic.IsValid(years with { End = new DateParts(2018, 0, 0) }));
        Assert.False(DateArithmetic.IsValid(years with { End = new DateParts(2021, 5, 0) }));
    }

    [Theory]
    [InlineData(CalendarKind.SolarHijri, 1402, 4, 28, true)]
    [InlineData(CalendarKind.SolarHijri, 1412, 4, 8, false)]
    [InlineData(CalendarKind.SolarHijri, 1402, 4, 29, false)]
    [InlineData(CalendarKind.IslamicTabular, 1445, 1, 1, true)]
    [InlineData(CalendarKind.IslamicTabular, 1444, 12, 29, true)]
    [InlineData(CalendarKind.IslamicTabular, 1445, 1, 4, false)]
    [InlineData(CalendarKind.SolarHijri, 1402, 0, 0, true)]
    [InlineData(CalendarKind.SolarHijri, 1412, 0, 0, false)]
    public void TwoCalendarsAgreeOnTheSameDay(CalendarKind calendar, int year, int month, int day, bool expected)
    {
        var both = Date(CalendarKind.Gregorian, 2023, 7, 19) with { AlsoGiven = Date(calendar, year, month, day) };
        Assert.Equal(expected, DateArithmetic.Agrees(both));
        Assert.Equal(new Value.Boolean(expected), ValueMembers.Get(new Value.Date(both), "agrees"));
    }

    [Fact]
    public void TheOtherCalendarIsPrintedAsItWasWritten()
    {
        var both = new Value.Date(Date(CalendarKind.Gregorian, 2023, 7, 19) with { AlsoGiven = Date(CalendarKind.SolarHijri, 1412, 4, 8) });
        Assert.Equal(new Value.Text("2023-07-19"), ValueMembers.Get(both, "iso"));
        Assert.Equal(new Value.Text("1412-04-08"), ValueMembers.Get(both, "also_given"));
        Assert.Equal(new Value.Text("solar_hijri"), ValueMembers.Get(both, "also_calendar"));
        Assert.Equal(new Value.Boolean(false), ValueMembers.Get(both, "agrees"));
        Assert.Null(ValueMembers.Get(new Value.Date(Date(CalendarKind.Gregorian, 2023, 7, 19)), "agrees"));
    }

    [Fact]
    public void EveryDayOfFourCenturiesGoesThereAndBack()
    {
        // A day that exists is one day, and the next one starts where it ends.
        foreach (var calendar in Enum.GetValues<CalendarKind>())
        {
            var count = 0;
            string? before = null;
            for (var year = 1350; year <= 1450; year++)
            {
                for (var month = 1; month <= 12; month++)
                {
                    for (var day = 1; day <= 31; day++)
                    {
                        if (DateArithmetic.ToIso(Date(calendar, year, month, day)) is { } iso)
                        {
                            Assert.True(before is null || string.CompareOrdinal(before, iso) < 0);
                            before = iso;
                            count++;
                        }
                    }
                }
            }

            var days = DateArithmetic.CountDays(new DateValue(calendar, DatePrecision.Year, new DateParts(1350, 0, 0), new DateParts(1450, 0, 0)));
            Assert.Equal(days, count);
        }
    }

    private static DateValue Date(CalendarKind calendar, int year, int month, int day) =>
        new(calendar, day > 0 ? DatePrecision.Day : month > 0 ? DatePrecision.Month : DatePrecision.Year, new DateParts(year, month, day));
}
