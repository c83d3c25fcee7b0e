using System.Collections.Immutable;
using Processing.Matching.Functions;
using Processing.Matching.Values;

namespace Processing.Matching.Tests;

/// <summary>What expressions of time mean: each form of the notation, with and without a moment of reference.</summary>
public sealed class TimexTests
{
    [Theory]
    [InlineData("2016", "2016-01-01/2017-01-01")]
    [InlineData("2016-02", "2016-02-01/2016-03-01")]
    [InlineData("2016-W45", "2016-11-07/2016-11-14")]
    [InlineData("2016-W45-WE", "2016-11-12/2016-11-14")]
    [InlineData("2016-W45-1", "2016-11-07")]
    [InlineData("2016-Q4", "2016-10-01/2017-01-01")]
    [InlineData("2021-10-W05", "2021-10-25/2021-11-01")]
    [InlineData("2018-09-WXX-1-#1", "2018-09-03")]
    [InlineData("2013-03-WXX-1-#5", "2013-03-25")]
    [InlineData("2016-11-07T09:05", "2016-11-07T09:05:00")]
    [InlineData("2016-11-07TAF", "2016-11-07T12:00:00/2016-11-07T16:00:00")]
    [InlineData("T24", "00:00:00")]
    [InlineData("T12?", "00:00:00 12:00:00")]
    [InlineData("(2016-11-07T10,T11:30)", "2016-11-07T10:00:00/2016-11-07T11:30:00")]
    [InlineData("P1WD", "")]
    [InlineData("P1W", "604800")]
    [InlineData("P3WE", "518400")]
    [InlineData("2016-13", "")]
    [InlineData("2016-02-30", "")]
    [InlineData("T25", "")]
    [InlineData("XXXX-10-02", "")]
    [InlineData("PRESENT_REF", "")]
    [InlineData("(", "")]
    [InlineData("nonsense", "")]
    public void Some_need_no_reference(string timex, string values) => Assert.Equal(values, Resolve(timex, "", null));

    [Theory]
    [InlineData("XXXX-10-02", "2016-10-02 2017-10-02")]
    [InlineData("XXXX-02-29", "2016-02-29 2020-02-29")]
    [InlineData("XXXX-05", "2016-05-01/2016-06-01 2017-05-01/2017-06-01")]
    [InlineData("XXXX-11", "2016-11-01/2016-12-01")]
    [InlineData("XXXX-XX-15", "2016-10-15 2016-11-15")]
    [InlineData("XXXX-WXX-1", "2016-10-31 2016-11-07")]
    [InlineData("XXXX-WXX-2T03?", "2016-11-01T03:00:00 2016-11-08T03:00:00 2016-11-01T15:00:00 2016-11-08T15:00:00")]
    [InlineData("(XXXX-12-30,XXXX-01-02)", "2015-12-30/2016-01-02 2016-12-30/2017-01-02")]
    [InlineData("PRESENT_REF", "2016-11-07T10:20:00")]
    public void Some_are_the_last_before_and_the_next_from_the_reference_on(string timex, string values) => Assert.Equal(values, Resolve(timex, "", "2016-11-07T10:20:00"));

    [Theory]
    [InlineData("2015", "before", "/2015-01-01")]
    [InlineData("2015", "after", "2016-01-01/")]
    [InlineData("2015", "since", "2015-01-01/")]
    [InlineData("2015", "until", "/2015-01-01")]
    [InlineData("2015", "before-end", "/2016-01-01")]
    [InlineData("2015-06-01", "after", "2015-06-01/")]
    [InlineData("1989", "mid", "1989-05-01/1989-09-01")]
    [InlineData("2015-06", "start", "2015-06-01/2015-06-11")]
    [InlineData("2018-W48", "end", "2018-11-29/2018-12-03")]
    [InlineData("TAF", "end", "14:00:00/16:00:00")]
    public void A_modifier_makes_a_bound_or_a_part_of_a_stretch(string timex, string modifier, string values) => Assert.Equal(values, Resolve(timex, modifier, null));

    [Theory]
    [InlineData("iban", "IR062960000000100324200001", true)]
    [InlineData("iban", "IR062960000000100324200002", false)]
    [InlineData("luhn", "6037-9917-3652-4896", false)]
    [InlineData("luhn", "79927398713", true)]
    [InlineData("ir_national_code", "0084575948", true)]
    [InlineData("ir_national_code", "0084575949", false)]
    public void Check_digits_tell_a_number_from_a_slip(string scheme, string number, bool holds) =>
        Assert.Equal(new Value.Boolean(holds), FunctionCatalogue.Find("has_check_digits")!.Evaluate([new Value.Text(number), new Value.Text(scheme)]));

    private static string Resolve(string timex, string modifier, string? reference)
    {
        ImmutableArray<Value?> arguments = [new Value.Text(timex), new Value.Text(modifier), reference is null ? null : new Value.Text(reference)];
        return FunctionCatalogue.Find("resolve")!.Evaluate(arguments) is Value.List list ? string.Join(' ', list.Items.Select(ValueFormatter.ToScalar)) : "";
    }
}
