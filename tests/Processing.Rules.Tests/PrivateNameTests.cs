namespace Processing.Rules.Tests;

/// <summary>Names that begin with <c>_</c> stay in their package.</summary>
public sealed class PrivateNameTests
{
    private static readonly (string, string) Geo = ("geo.rules", """
        package geo

        lexicon _Spelling
          "Tehran"

        zone _contact excluded
          kind heading

        entity City
          match _Spelling
        """);

    private static readonly (string, string) MoreGeo = ("geo2.rules", "package geo\n\nentity Town\n  match _Spelling\n");

    [Fact]
    public void All_files_of_a_package_see_them() => Assert.Empty(Compile.Render(Compile.Emit(Geo, MoreGeo).Diagnostics));

    [Theory]
    [InlineData("import geo", "name:City", "")]
    [InlineData("import geo", "name:{|DP2085:_Spelling|}", "")]
    [InlineData("import geo ({|DP2085:_Spelling|})", "name:_Spelling", "")]
    [InlineData("import geo (City)", "name:{|DP2085:_Spelling|}", "")]
    [InlineData("import geo", "name:City in zone {|DP2025:_contact|}", "")]
    [InlineData("import geo", "name:_Spelling", "\n\nlexicon _Spelling\n  \"Osh\"\n")]
    public void Others_do_not(string import, string pattern, string more) =>
        Check.Marked($"{import}\n\nrecord Place\n  name: text\n\nrule place -> Place\n  match {pattern}{more}\n", Geo);

    [Fact]
    public void A_private_record_is_part_of_results_and_none_itself()
    {
        const string Rules = """
            record _Score
              home: integer

            record Match
              score: _Score

            rule _score -> _Score
              match home:number "goals"

            rule match-report -> Match
              match "won" score:_Score
            """;
        Assert.Equal("Match(score: {home: 3})", Found.In("won 3 goals", Rules));
    }
}
