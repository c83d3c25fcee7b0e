using System.Text;

namespace Processing.Documents.Word;

/// <summary>A paragraph that is open while its text is read.</summary>
internal sealed class WordParagraph(int number)
{
    /// <summary>Number in its part, from 0.</summary>
    public int Number => number;

    public StringBuilder Text { get; } = new();

    /// <summary>Id of its style; null for none.</summary>
    public string? Style { get; set; }

    /// <summary>Outline level of its own; null for none.</summary>
    public string? Outline { get; set; }

    /// <summary>Whether it is an item of a list; null where its style says it.</summary>
    public bool? IsList { get; set; }

    /// <summary>Which way it says it is written; null where it says nothing.</summary>
    public TextDirection? Direction { get; set; }

    /// <summary>Links in it: UTF-16 code units of its text, and where they lead.</summary>
    public List<(int Start, int End, string Target)> Links { get; } = [];
}
