using System.Globalization;
using System.Text;

namespace Processing.Documents;

/// <summary>The path of the value that is being read, such as <c>$.items[2]['full name']</c>.</summary>
/// <remarks>A name of letters, digits and <c>_</c> that does not start with a digit stands after a dot, any other in quotes with <c>\'</c> and <c>\\</c>.</remarks>
internal sealed class JsonPath
{
    private readonly StringBuilder _path = new("$");
    private readonly StringBuilder _name = new();
    private readonly Stack<Container> _containers = new();

    public int Depth => _containers.Count;

    public int Length => _path.Length;

    public bool IsInArray => _containers.TryPeek(out var container) && container.IsArray;

    public void OpenObject() => _containers.Push(new Container(_path.Length, IsArray: false, 0));

    public void OpenArray()
    {
        _containers.Push(new Container(_path.Length, IsArray: true, -1));
        NextIndex();
    }

    public void Close() => _path.Length = _containers.Pop().PathLength;

    public void NextIndex()
    {
        var array = _containers.Pop();
        array = array with { Index = array.Index + 1 };
        _containers.Push(array);
        _path.Length = array.PathLength;
        _path.Append(CultureInfo.InvariantCulture, $"[{array.Index}]");
    }

    public void StartName()
    {
        _path.Length = _containers.Peek().PathLength;
        _name.Clear();
    }

    /// <summary>Appends whole characters of the name.</summary>
    public void AppendName(ReadOnlySpan<byte> utf8) => _name.Append(Encoding.UTF8.GetString(utf8));

    public void EndName()
    {
        if (IsSimple(_name))
        {
            _path.Append('.').Append(_name);
            return;
        }

        _path.Append("['").Append(_name.Replace("\\", "\\\\").Replace("'", "\\'")).Append("']");
    }

    public override string ToString() => _path.ToString();

    private static bool IsSimple(StringBuilder name)
    {
        var isFirst = true;
        foreach (var chunk in name.GetChunks())
        {
            foreach (var c in chunk.Span)
            {
                if (c != '_' && !char.IsLetter(c) && (isFirst || !char.IsAsciiDigit(c)))
                {
                    return false;
                }

                isFirst = false;
            }
        }

        return !isFirst;
    }

    private readonly record struct Container(int PathLength, bool IsArray, int Index);
}
