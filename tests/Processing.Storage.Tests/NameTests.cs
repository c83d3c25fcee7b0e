using System.Text;

namespace Processing.Storage.Tests;

public sealed class NameTests
{
    [Theory]
    [InlineData("live", true)]
    [InlineData("a", true)]
    [InlineData("press-officials-2", true)]
    [InlineData("", false)]
    [InlineData("Live", false)]
    [InlineData("2nd", false)]
    [InlineData("-a", false)]
    [InlineData("a-", false)]
    [InlineData("a--b", false)]
    [InlineData("a.b", false)]
    [InlineData("../a", false)]
    [InlineData("خبر", false)]
    public void Names(string name, bool isValid) => Assert.Equal(isValid, RegistryName.IsValid(name));

    [Fact]
    public void A_name_has_at_most_63_characters_so_that_no_revision_is_one()
    {
        Assert.True(RegistryName.IsValid(new string('a', 63)));
        Assert.False(RegistryName.IsValid(new string('a', 64)));
    }

    [Fact]
    public void The_same_files_have_the_same_name_in_whatever_order_they_come()
    {
        PackageFile[] files = [File("a", "1"), File("b", "2"), File("a", "3", PackageFileRole.Library)];
        Assert.Equal(RevisionContent.Of(files).Id, RevisionContent.Of(files.Reverse()).Id);
        Assert.Matches("^[0-9a-f]{64}$", RevisionContent.Of(files).Id);
    }

    [Fact]
    public void Other_files_have_another_name()
    {
        PackageFile[][] sets = [[], [File("a", "1")], [File("a", "2")], [File("b", "1")], [File("a", "1", PackageFileRole.Library)], [File("a", "1"), File("b", "1")], [File("ab", "1")], [File("a", "b1")]];
        Assert.Equal(sets.Length, sets.Select(set => RevisionContent.Of(set).Id).Distinct().Count());
    }

    [Fact]
    public void A_name_never_changes() =>
        Assert.Equal("4da26f4465c7ff46baf1c130b24144aeaaa61370989957486850eef490c489d4", RevisionContent.Of([File("visits.rules", "package visits\n")]).Id);

    [Fact]
    public void A_path_twice_is_a_mistake() => Assert.Throws<ArgumentException>(() => RevisionContent.Of([File("a", "1"), File("a", "2")]));

    private static PackageFile File(string path, string content, PackageFileRole role = PackageFileRole.Root) => new(path, role, Encoding.UTF8.GetBytes(content));
}
