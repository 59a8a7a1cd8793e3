namespace TraceFeed.Tests.Changes;

/// <summary>No publication that was what it claims to be is refused.</summary>
[Collection(OfficialSequencesGroup.Name)]
public sealed class GuardsOnOfficialFilesTests
{
    // Among them 2 July, when half of the daily counts of cases are others than the day before, and 9 August, when eight counties are missing.
    [Fact]
    public void Every_publication_of_every_official_sequence_passes() =>
        Assert.Empty(OfficialSequences.Publications.Where(one => one.Refusal is not null).Select(one => $"{one.Name}: {one.Refusal!.Reason}"));
}
