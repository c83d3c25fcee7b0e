using System.Text;

namespace Processing.Documents.Tests.Html;

public class SelectorTests
{
    private const string Page = "<body><h1 id=top>Title</h1><div class='lead x'><p>One <b>two</b> three<p>four</div><p>five <b>six <i>seven</i></b><pre>a\nb</pre><p hidden class=lead>no";

    [Theory]
    [InlineData("h1", "Title")]
    [InlineData("#top", "Title")]
    [InlineData(".lead", "One two three\nfour")]
    [InlineData("div p", "One two three", "four")]
    [InlineData("b", "two", "six seven")]
    [InlineData("b i, h1", "Title", "seven")]
    [InlineData("p > b", "two", "six seven")]
    [InlineData("pre", "a\nb")]
    [InlineData("[class~=lead] > :first-child", "One two three")]
    [InlineData("nav")]
    [InlineData("b[")]
    public void Finds_the_text_of_elements(string selector, params string[] texts)
    {
        var input = new DocumentInput(Encoding.UTF8.GetBytes(Page), "text/html") { Selectors = [selector, "h1"] };
        var document = DocumentReader.Read(input, DocumentLimits.Default).Document;
        Assert.NotNull(document);
        Assert.Equal([selector, "h1"], document.Selections.Select(selection => selection.Selector));
        Assert.Equal(texts, document.Selections[0].Spans.Select(span => Encoding.UTF8.GetString(document.Text.Span[span.Start..span.End])));
    }

    [Fact]
    public void Documents_without_elements_have_no_selections() =>
        Assert.Empty(DocumentReader.Read(new DocumentInput("x"u8.ToArray()) { Selectors = ["p"] }, DocumentLimits.Default).Document?.Selections ?? []);
}
