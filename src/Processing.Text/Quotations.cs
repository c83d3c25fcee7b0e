namespace Processing.Text;

/// <summary>Tells whether a place in one block lies within quotation marks of any kind. Costs nothing until it is asked, and then for all places of a block together time linear in its tokens.</summary>
internal ref struct Quotations
{
    private QuotationMarks _double;
    private QuotationMarks _single;
    private QuotationMarks _straight;

    /// <summary>The quotations among the tokens from <paramref name="first"/>, the first one of the block, to the last one in the buffer.</summary>
    public Quotations(ReadOnlySpan<byte> text, TokenBuffer buffer, int first)
    {
        _double = new QuotationMarks(QuotationKind.Double, text, buffer, first);
        _single = new QuotationMarks(QuotationKind.Single, text, buffer, first);
        _straight = new QuotationMarks(QuotationKind.Straight, text, buffer, first);
    }

    /// <summary>Whether the place before <paramref name="token"/> lies within quotation marks; <paramref name="token"/> is not before that of the last call.</summary>
    public bool Contain(int token) => _double.Contain(token) || _single.Contain(token) || _straight.Contain(token);
}
