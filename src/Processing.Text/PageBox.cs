namespace Processing.Text;

/// <summary>A rectangle on a page, in points of 1/72 inch from the upper left corner.</summary>
/// <param name="Left">Left edge.</param>
/// <param name="Top">Upper edge.</param>
/// <param name="Right">Right edge.</param>
/// <param name="Bottom">Lower edge.</param>
public readonly record struct PageBox(double Left, double Top, double Right, double Bottom);
