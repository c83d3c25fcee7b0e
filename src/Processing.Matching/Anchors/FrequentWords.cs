using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Processing.Matching.Anchors;

/// <summary>The words, folded, that stand in nearly every text of their language.</summary>
internal static class FrequentWords
{
    private static readonly FrozenSet<string> All = (
        "the of and to in a is that for on with as was by at it from be are this an he his has have not but were or had their they which you we will "
        + "its been one would about more also than up out who said new all after when if there no can "
        + "و در به از که این را با است برای شد کرد تا هم می های ها شده بود گفت یک نیز خود وی بر ان باید کند شود دارد هر اما یا او ما نمی ای ان انها پیش دو سال روز کشور "
        + "فی من علی الی التی الذی عن هذا هذه کان قد لا ما ان بعد قبل بین مع هو هی او ثم کما وقد وفی حیث اذا کل غیر الله ذلک خلال")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>All of them.</summary>
    public static ImmutableArray<string> Words { get; } = [.. All];

    public static bool Contains(string folded) => All.Contains(folded);
}
