using TraceFeed.Log;

namespace TraceFeed.Tests.Log;

/// <summary>The state as of any place in the log, over every sequence of official files at hand.</summary>
[Collection(OfficialSequencesGroup.Name)]
public sealed class OfficialAsOfTests
{
    [Fact]
    public void After_every_publication_the_vintage_is_what_a_replay_of_the_log_up_to_it_gives() =>
        Assert.Empty(OfficialSequences.Publications.Where(one => one.Folder != OfficialSequences.Cases).SelectMany(one => one.Replayed!.Select(problem => $"{one.Name}: {problem}")));

    [Fact(SkipUnless = nameof(OfficialSequences.IsSlowAsked), SkipType = typeof(OfficialSequences), Skip = OfficialSequences.Slow)]
    public void After_every_day_the_cases_in_England_are_what_a_replay_of_the_log_up_to_it_gives() =>
        Assert.Empty(OfficialSequences.Publications.Where(one => one.Folder == OfficialSequences.Cases).SelectMany(one => one.Replayed!.Select(problem => $"{one.Name}: {problem}")));

    [Fact]
    public void At_two_hundred_sequence_numbers_of_each_source_the_state_is_that_after_the_last_commit_that_a_replay_up_to_it_completes()
    {
        foreach (var sequence in OfficialSequences.Publications.GroupBy(one => one.Folder))
        {
            var (rows, first) = (new List<LogRow>(), 1L);
            foreach (var publication in sequence)
            {
                rows.Add(Row(rows.Count + 1, first, publication));
                first += publication.Changes;
            }

            var random = new Random(sequence.Key.Length);
            foreach (var number in Enumerable.Range(0, 200).Select(_ => random.NextInt64(0, first + 10)).Concat(rows.SelectMany(row => new[] { row.LastSequence - 1, row.LastSequence, row.LastSequence + 1 })))
            {
                Assert.Equal(Replayed(sequence, number), AsOf.AtSequence(rows, number)?.Row.Ordinal ?? 0);
            }
        }
    }

    // Commit by commit, change by change, as a reader of the log would.
    private static int Replayed(IEnumerable<OfficialPublication> publications, long number)
    {
        var (whole, left) = (0, number);
        foreach (var publication in publications)
        {
            left -= publication.Changes;
            if (left < 0)
            {
                break;
            }

            whole++;
        }

        return whole;
    }

    private static LogRow Row(int ordinal, long first, OfficialPublication publication) => new()
    {
        Number = ordinal,
        Source = publication.Folder,
        Ordinal = ordinal,
        PreviousRow = ordinal - 1,
        Publication = publication.Name,
        Published = publication.Published,
        Editions = [],
        Changes = "",
        Count = publication.Changes,
        FirstSequence = first,
        Vintage = "",
        PreviousHash = LogRow.NoHash,
        RecordedAt = DateTimeOffset.UnixEpoch,
    };
}
