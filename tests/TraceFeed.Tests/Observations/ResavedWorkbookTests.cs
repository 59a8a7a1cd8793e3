using TraceFeed.Changes;

namespace TraceFeed.Tests.Observations;

public sealed class ResavedWorkbookTests
{
    private readonly TriedSource source = TriedSource.Embedded("england-test-and-trace-demographics");

    [Theory]
    [InlineData(ResavedWorkbooks.W21, "ods")]
    [InlineData(ResavedWorkbooks.W22, "ods")]
    [InlineData(ResavedWorkbooks.W22, "xlsx")]
    public void A_workbook_that_an_office_program_saved_again_is_no_change(string original, string format)
    {
        Assert.SkipUnless(OfficialSequences.IsSlowAsked, OfficialSequences.Slow);
        var saved = ResavedWorkbooks.Of(original, format);
        var (before, after) = (source.Read("england-tt-demographic", original), source.Read(Path.ChangeExtension(original, format), saved));
        var diffs = new Diffs(source.Definition);
        diffs.Take(before);

        Assert.NotEqual(before.Sha256, after.Sha256);
        Assert.Equal([ChangeKind.PublicationAdded], diffs.Take(after).Select(change => change.Kind));
        Assert.Equal(before.ContentHash(), after.ContentHash());
    }
}
