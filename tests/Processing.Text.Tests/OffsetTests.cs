using System.Text;

namespace Processing.Text.Tests;

public class OffsetTests
{
    [Fact]
    public void Units_agree_with_a_naive_count()
    {
        var random = new Random(9);
        for (var round = 0; round < 60; round++)
        {
            var text = RandomText.Next(random, random.Next(1, 1200));
            var utf8 = Encoding.UTF8.GetBytes(text);
            var index = new UnitIndex(utf8);
            int bytes = 0, units = 0, points = 0;
            Assert.Equal(new OriginalPlace(new OriginalSpan(0, 0), 0, 0, 0, 0), index.Locate(new OriginalSpan(0, 0)));
            foreach (var rune in text.EnumerateRunes())
            {
                var span = new OriginalSpan(bytes, bytes + rune.Utf8SequenceLength);
                Assert.Equal(new OriginalPlace(span, units, units + rune.Utf16SequenceLength, points, points + 1), index.Locate(span));
                bytes = span.End;
                units += rune.Utf16SequenceLength;
                points++;
            }

            Assert.Equal(new OriginalPlace(new OriginalSpan(0, utf8.Length), 0, text.Length, 0, points), index.Locate(new OriginalSpan(0, utf8.Length)));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1023)]
    [InlineData(1024)]
    [InlineData(1025)]
    [InlineData(4096)]
    public void Units_at_the_edges_of_the_index(int length)
    {
        var index = new UnitIndex(Enumerable.Repeat((byte)'a', length).ToArray());
        Assert.Equal(new OriginalPlace(new OriginalSpan(length, length), length, length, length, length), index.Locate(new OriginalSpan(length, length)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(70_000)]
    public void An_index_is_not_made_where_nobody_wants_it_any_more(int length)
    {
        using var given = new CancellationTokenSource();
        given.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => new UnitIndex(new byte[length], given.Token));
    }

    [Fact]
    public void Identity_maps_every_span_to_itself()
    {
        var map = OffsetMap.Identity(5);
        for (var start = 0; start <= 5; start++)
        {
            for (var end = start; end <= 5; end++)
            {
                Assert.Equal(new OriginalSpan(start, end), map.ToOriginal(new TextSpan(start, end)));
            }
        }

        Assert.Equal(new OriginalSpan(0, 0), OffsetMap.Identity(0).ToOriginal(new TextSpan(0, 0)));
    }

    [Fact]
    public void A_replaced_run_of_equal_length_is_not_cut()
    {
        var builder = new OffsetMap.Builder();
        builder.AddVerbatim(0, 10, 2);
        builder.AddReplaced(new TextSpan(2, 4), new OriginalSpan(12, 14));
        builder.AddVerbatim(4, 14, 2);
        var map = builder.ToMap();
        Assert.Equal(new OriginalSpan(12, 14), map.ToOriginal(new TextSpan(2, 3)));
        Assert.Equal(new OriginalSpan(11, 15), map.ToOriginal(new TextSpan(1, 5)));
        Assert.Equal(new OriginalSpan(12, 12), map.ToOriginal(new TextSpan(3, 3)));
    }

    [Fact]
    public void Text_without_a_source_maps_to_the_place_before_it()
    {
        var builder = new OffsetMap.Builder();
        builder.AddVerbatim(0, 1, 2);
        builder.AddVerbatim(3, 8, 2);
        var map = builder.ToMap();
        Assert.Equal(new OriginalSpan(3, 3), map.ToOriginal(new TextSpan(2, 3)));
        Assert.Equal(new OriginalSpan(2, 9), map.ToOriginal(new TextSpan(1, 4)));
        Assert.Equal(new OriginalSpan(8, 9), map.ToOriginal(new TextSpan(2, 4)));
        Assert.Equal(new OriginalSpan(2, 3), map.ToOriginal(new TextSpan(1, 3)));
        Assert.Equal(new OriginalSpan(10, 10), map.ToOriginal(new TextSpan(5, 9)));
    }

    // Random maps against the plainest model: the source of each text byte.
    [Fact]
    public void Random_maps_agree_with_a_byte_table()
    {
        var random = new Random(10);
        for (var round = 0; round < 300; round++)
        {
            var builder = new OffsetMap.Builder();
            var sources = new List<OriginalSpan?>();
            var original = 0;
            for (var i = random.Next(12); i > 0; i--)
            {
                var length = random.Next(1, 5);
                switch (random.Next(3))
                {
                    case 0:
                        builder.AddVerbatim(sources.Count, original, length);
                        for (var j = 0; j < length; j++)
                        {
                            sources.Add(new OriginalSpan(original, ++original));
                        }

                        break;
                    case 1:
                        var source = new OriginalSpan(original, original + random.Next(1, 7));
                        builder.AddReplaced(new TextSpan(sources.Count, sources.Count + length), source);
                        sources.AddRange(Enumerable.Repeat<OriginalSpan?>(source, length));
                        original = source.End;
                        break;
                    default:
                        sources.Add(null);
                        original += random.Next(3);
                        break;
                }
            }

            var map = builder.ToMap();
            for (var start = 0; start < sources.Count; start++)
            {
                for (var end = start + 1; end <= sources.Count; end++)
                {
                    var touched = sources[start..end].OfType<OriginalSpan>().ToList();
                    var mapped = map.ToOriginal(new TextSpan(start, end));
                    if (touched.Count > 0)
                    {
                        Assert.Equal(new OriginalSpan(touched[0].Start, touched[^1].End), mapped);
                    }
                    else
                    {
                        var before = sources[..start].OfType<OriginalSpan>().LastOrDefault();
                        Assert.Equal(new OriginalSpan(before.End, before.End), mapped);
                    }
                }
            }
        }
    }
}
