using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Tests.Sources;

/// <summary>
/// Small files in the layout of each source, in <c>tests/fixtures/{source}</c>, and beside each what the definition must make of
/// it: every figure and every warning, worked out by hand. A new source needs a folder there and no code.
/// </summary>
public sealed class FixtureTests
{
    public static TheoryData<string, string> Fixtures => [.. Fixture.All().Select(fixture => (fixture.Source, fixture.Name))];

    [Fact]
    public void Every_source_has_a_fixture()
    {
        var without = DefinitionCatalog.Embedded.Sources.Select(source => source.Id).Except(Fixture.All().Select(fixture => fixture.Source));
        var missing = string.Join('\n', without.Select(id => $"{id}: add tests/fixtures/{id}/ with a file and its .expected.txt"));
        Assert.True(missing.Length == 0, missing);
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void A_fixture_is_read_as_was_worked_out_by_hand(string source, string name)
    {
        var fixture = new Fixture(source, name);
        var reading = SourceReader.Read(DefinitionCatalog.Embedded.Find(source)!, DefinitionCatalog.Embedded, fixture.File());

        var actual = string.Join('\n', Fixture.Lines(reading)) + "\n";
        Assert.True(fixture.Expected() == actual, $"{source}/{name} is read otherwise than expected; what is read stands in {fixture.Keep(actual)}: compare it with the file by hand before taking it over.");
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void A_fixture_is_recognised_as_of_its_source(string source, string name) =>
        Assert.Equal(source, SourceReader.Recognise(DefinitionCatalog.Embedded, new Fixture(source, name).File()).Id);
}
