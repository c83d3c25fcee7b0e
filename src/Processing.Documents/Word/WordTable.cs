using System.Globalization;
using Processing.Documents.Drafts;

namespace Processing.Documents.Word;

/// <summary>A table of Word on its way through a part.</summary>
internal sealed class WordTable
{
    private readonly DraftTable _table = new();
    private int _span = 1;
    private bool _isHeader;
    private bool _needsCell;

    /// <summary>The cell that is open.</summary>
    public DraftCell? Cell { get; private set; }

    /// <summary>Takes an element of the table other than paragraphs.</summary>
    public void Enter(string name, string? value)
    {
        switch (name)
        {
            case "tr":
                _table.OpenRow();
                _isHeader = false;
                break;
            case "tblHeader":
                _isHeader = value is not ("0" or "false" or "off");
                break;
            case "tc":
                (_needsCell, _span) = (true, 1);
                break;
            case "gridSpan" when _needsCell:
                _span = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var span) ? span : 1;
                break;
            default:
                break;
        }
    }

    /// <summary>Puts the open cell, once its properties are known: at its first paragraph or at its end.</summary>
    public void NeedCell()
    {
        if (_needsCell)
        {
            _needsCell = false;
            Cell = _table.Place(1, _span, _isHeader);
        }
    }

    /// <summary>Takes the end of an element.</summary>
    public void Leave(string name)
    {
        if (name == "tc")
        {
            NeedCell();
            Cell = null;
        }
    }
}
