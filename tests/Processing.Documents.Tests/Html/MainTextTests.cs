using Processing.Text;

namespace Processing.Documents.Tests.Html;

public class MainTextTests
{
    private const string Page = """
        <!doctype html><html lang="fa" dir="rtl"><head><title>وزیر نیرو از سد تازه بازدید کرد | خبرگزاری کارون</title>
        <meta property="og:title" content="وزیر نیرو از سد تازه بازدید کرد"></head><body>
        <header class="site-header"><nav><ul><li><a href="/">خانه</a><li><a href="/p">سیاست</a><li><a href="/e">اقتصاد</a></ul></nav></header>
        <div class="container"><div class="col-8 story">
        <h1>وزیر نیرو از سد تازه بازدید کرد</h1>
        <div class="byline">گزارش: لیلا پورمند - ۱۲ مهر ۱۴۰۱</div>
        <div class="story-body">
        <p>وزیر نیرو صبح دیروز از سد تازه‌ای که در بالادست رود ساخته شده است بازدید کرد و گفت آبگیری آن تا پایان ماه آغاز می‌شود.</p>
        <p>او افزود این سد، که ساخت آن هفت سال به درازا کشید، آب آشامیدنی سه شهر و زمین‌های پایین‌دست را فراهم می‌کند.</p>
        <aside class="related"><h3>خبرهای مرتبط</h3><ul><li><a href="/1">نشست شورای آب در مرکز استان برگزار شد</a><li><a href="/2">بهای آب بها در سال آینده چند درصد بالا می‌رود؟</a></ul></aside>
        <h2>گام بعدی</h2>
        <p>به گفته او نیروگاه کوچک کنار سد، که توان آن ده مگاوات است، در بهار سال آینده به شبکه می‌پیوندد.</p>
        </div>
        <div class="share">این خبر را بفرستید: <a href="#">تلگرام</a> <a href="#">ایمیل</a></div>
        <div id="comments"><p>خواننده نوشته است: چرا این همه سال طول کشید؟ ما در روستای پایین‌دست هنوز آب نداریم و کسی پاسخ نمی‌دهد.</p></div>
        </div></div>
        <footer><p>همه حقوق این وبگاه برای خبرگزاری کارون محفوظ است و بازنشر آن تنها با آوردن نام منبع آزاد است.</p></footer></body></html>
        """;

    [Fact]
    public void Keeps_the_article_and_its_title()
    {
        var document = HtmlCheck.Read(Page);
        var text = HtmlCheck.MainText(document);
        Assert.Equal("وزیر نیرو از سد تازه بازدید کرد", text[0]);
        Assert.Equal(5, text.Length);
        Assert.StartsWith("وزیر نیرو صبح دیروز", text[1]);
        Assert.Equal("گام بعدی", text[3]);
        Assert.EndsWith("به شبکه می‌پیوندد.", text[4]);
        Assert.Equal(BlockKind.Title, document.Blocks[document.Details.ToList().FindIndex(detail => detail.Structure == BlockKind.Title)].Kind);
    }

    [Fact]
    public void Says_why_a_block_was_left_out()
    {
        var document = HtmlCheck.Read(Page);
        var reasons = document.Blocks.Zip(document.Details).Where(pair => pair.First.Kind == BlockKind.Boilerplate).ToLookup(pair => pair.Second.Reason, pair => ReadCheck.TextOf(document, pair.First));
        Assert.Contains("خبرهای مرتبط", reasons["named as something else"]);
        Assert.Contains(reasons["outside of the main text"].Concat(reasons["short, before the text"]), text => text.StartsWith("گزارش: لیلا", StringComparison.Ordinal));
        Assert.All(document.Details, detail => Assert.InRange(detail.MainText, 0, 1));
        Assert.All(document.Details, detail => Assert.NotEqual("", detail.Reason));
    }

    [Fact]
    public void A_page_of_one_paragraph_is_main_text()
    {
        var document = HtmlCheck.Read("<body><p>The harbour will close for two days while divers inspect the northern pier.</p></body>");
        Assert.Equal(["The harbour will close for two days while divers inspect the northern pier."], HtmlCheck.MainText(document));
    }

    [Fact]
    public void Teasers_of_other_articles_are_left_out()
    {
        var teasers = string.Concat(Enumerable.Range(1, 5).Select(i =>
            $"<div class='card card-{i}'><h3><a href='/{i}'>Council of town number {i} votes</a></h3><p>The council of town number {i} voted on its budget, and on the roads, and on the new school that it wants to build.</p></div>"));
        var document = HtmlCheck.Read($"<body><div class=page><article><p>The ferry, which has crossed the strait since 1961, made its last trip on Sunday with four hundred guests on board.</p><p>It will be taken apart, but the wheel house goes to the museum.</p></article>{teasers}</div>");
        Assert.Equal(2, HtmlCheck.MainText(document).Length);
    }
}
