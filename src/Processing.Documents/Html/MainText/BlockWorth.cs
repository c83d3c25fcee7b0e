namespace Processing.Documents.Html.MainText;

/// <summary>Whether a block belongs to what a page is about.</summary>
/// <param name="Score">0, surely not, to 1, surely; from 0.5 it counts as main text.</param>
/// <param name="Reason">Why, in a few words.</param>
internal readonly record struct BlockWorth(double Score, string Reason)
{
    public bool IsMainText => Score >= 0.5;
}
