using Processing.Matching.Values;
using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>The annotations of a document, which are used again by the next one.</summary>
internal sealed class AnnotationPool
{
    // More of them are rare, and not worth keeping.
    private const int MostKept = 1 << 14;

    private readonly List<Annotation> _annotations = [];
    private int _taken;

    /// <summary>An annotation, until <see cref="Clear"/>.</summary>
    public Annotation Take(TokenSpan tokens, TextSpan span, Value? value, LexiconClitics clitics)
    {
        if (_taken == _annotations.Count)
        {
            _annotations.Add(new Annotation(tokens, span, value, clitics));
        }
        else
        {
            _annotations[_taken].Set(tokens, span, value, clitics);
        }

        return _annotations[_taken++];
    }

    /// <summary>Takes all annotations back, and lets go of their values.</summary>
    public void Clear()
    {
        if (_annotations.Count > MostKept)
        {
            _annotations.Clear();
            _annotations.TrimExcess();
        }

        for (var index = 0; index < Math.Min(_taken, _annotations.Count); index++)
        {
            _annotations[index].Set(default, default, null, LexiconClitics.None);
        }

        _taken = 0;
    }
}
