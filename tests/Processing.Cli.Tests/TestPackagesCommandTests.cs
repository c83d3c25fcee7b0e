namespace Processing.Cli.Tests;

public sealed class TestPackagesCommandTests
{
    private const string Site = """
        package site.pages

        zone furniture excluded
          paragraph contains "lamp"

        record Named
          name: text

        rule named -> Named
          match "named" name:word

        test "no furniture"
          given
            > A street named Avicenna.
            >
            > A lamp named Aladdin.
          expect Named name: "Avicenna"
          expect no other Named
        """;

    private const string Shop = """
        package shop.goods

        record Item
          what: text

        rule item -> Item
          match "one" what:word

        test "furniture is sold"
          given
            > We sell one lamp.
          expect Item what: "lamp"
        """;

    [Fact]
    public async Task Each_package_is_tested_as_it_would_be_alone()
    {
        using var folder = new TemporaryFolder();
        folder.Write("site.rules", Site);
        folder.Write("shop.rules", Shop);
        var outcome = await RulesProcess.RunAsync("test", folder.Root);
        Assert.Equal((0, "2 passed, 0 failed"), (outcome.ExitCode, outcome.Text.Trim()));
    }

    [Fact]
    public async Task A_package_without_rules_is_tested_with_what_it_imports()
    {
        using var folder = new TemporaryFolder();
        folder.Write("site.rules", Site);
        folder.Write("shop.rules", Shop[..Shop.IndexOf("test", StringComparison.Ordinal)]);
        folder.Write("tests/shop.rules", Shop[Shop.IndexOf("test", StringComparison.Ordinal)..].Insert(0, "package tests.shop\nimport shop.goods\n\n"));
        var outcome = await RulesProcess.RunAsync("test", folder.Root, "--coverage");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("2 passed, 0 failed", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("100.0 %     2 of 2     package shop", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("100.0 %     2 of 2     package site", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_uses_the_data_and_records_of_the_others()
    {
        using var folder = new TemporaryFolder();
        folder.Write("site.rules", Site);
        folder.Write("wood/woods.tsv", "key\noak\nash\n");
        folder.Write("wood/wood.rules", "package wood.kinds\n\nlexicon Wood from \"woods.tsv\" key key\n\nrecord Kind\n  of: Wood\n\nrule kind -> Kind\n  match of:Wood\n\ntest \"a wood\"\n  given\n    > oak\n  expect Kind of: \"oak\"\n");
        folder.Write("shop.rules", Shop.Replace("record Item", "import wood.kinds\n\nrecord Item", StringComparison.Ordinal).Replace("what:word", "Kind what:word", StringComparison.Ordinal).Replace("one lamp", "one ash lamp", StringComparison.Ordinal));
        var outcome = await RulesProcess.RunAsync("test", folder.Root);
        Assert.Equal((0, "3 passed, 0 failed"), (outcome.ExitCode, outcome.Text.Trim()));
    }

    [Fact]
    public async Task What_fails_in_a_package_is_told_in_its_own_words()
    {
        using var folder = new TemporaryFolder();
        folder.Write("site.rules", Site);
        folder.Write("shop.rules", Shop.Replace("match \"one\" what:word", "match \"one\" what:\"rope\"", StringComparison.Ordinal));
        var outcome = await RulesProcess.RunAsync("test", folder.Root);
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("1 passed, 1 failed", outcome.Text, StringComparison.Ordinal);
        Assert.Matches(@"wanted  ""rope""\s+\S*shop\.rules:7:", outcome.Text);
    }
}
