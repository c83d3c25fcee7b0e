namespace Processing.Text;

/// <summary>Where a place stands in a document that is no text, such as a file of Word or a PDF.</summary>
public abstract record DocumentLocation
{
    private protected DocumentLocation()
    {
    }
}
