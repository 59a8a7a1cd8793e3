using TraceFeed.Log;

namespace TraceFeed.Tests.Log;

public sealed class AsOfTests
{
    private static readonly DateOnly Day = new(2020, 6, 1);

    // Three publications, the second one late, a file that was rejected, and a copy of the first one found again.
    private readonly IReadOnlyList<LogRow> rows = Rows((Row.Compared, 0, 10), (Row.Compared, 14, 5), (Row.Backload, 7, 1), (Row.Rejected, 20, 1), (Row.Unchanged, 0, 1), (Row.Compared, 21, 4));

    private enum Row
    {
        Compared,
        Unchanged,
        Rejected,
        Backload,
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(9, null)]
    [InlineData(10, 1)]
    [InlineData(14, 1)]
    [InlineData(15, 2)]
    [InlineData(16, 3)]
    [InlineData(18, 5)]
    [InlineData(21, 5)]
    [InlineData(22, 6)]
    [InlineData(long.MaxValue, 6)]
    public void The_state_at_a_sequence_number_is_that_after_the_last_whole_commit(long sequence, int? ordinal)
    {
        var state = AsOf.AtSequence(rows, sequence);
        Assert.Equal(ordinal, state?.Row.Ordinal);
        Assert.Equal(ordinal is null ? null : $"vintage {ordinal}", state?.Vintage);
    }

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, "vintage 1")]
    [InlineData(6, "vintage 1")]
    [InlineData(7, "own 3")]
    [InlineData(13, "own 3")]
    [InlineData(14, "vintage 2")]
    [InlineData(20, "vintage 2")]
    [InlineData(21, "vintage 6")]
    [InlineData(9999, "vintage 6")]
    public void The_state_on_a_day_is_what_the_newest_publication_until_then_stated_though_it_was_taken_in_late(int days, string? vintage) =>
        Assert.Equal(vintage, AsOf.OnDay(rows, Day.AddDays(days))?.Vintage);

    [Fact]
    public void Of_several_files_of_one_day_the_last_committed_counts()
    {
        var several = Rows((Row.Compared, 0, 3), (Row.Compared, 7, 3), (Row.Compared, 7, 2), (Row.Backload, 0, 1), (Row.Backload, 0, 1));
        Assert.Equal(["vintage 1", "own 4", "own 5", "vintage 2", "vintage 3"], AsOf.ByDay(several).Select(state => state.Vintage));
        Assert.Equal("own 5", AsOf.OnDay(several, Day)!.Vintage);
        Assert.Equal("vintage 3", AsOf.OnDay(several, Day.AddDays(7))!.Vintage);
    }

    [Fact]
    public void A_publication_without_a_day_stands_in_the_order_of_the_log_only()
    {
        var undated = Rows((Row.Compared, null, 3), (Row.Compared, 7, 2));
        Assert.Equal(1, AsOf.AtSequence(undated, 3)!.Row.Ordinal);
        Assert.Null(AsOf.OnDay(undated, Day.AddDays(6)));
        Assert.Equal(2, AsOf.OnDay(undated, Day.AddDays(7))!.Row.Ordinal);
    }

    [Fact]
    public void Rows_of_older_logs_keep_their_hash_and_a_vintage_of_its_own_is_part_of_it()
    {
        var row = rows[0];
        Assert.Equal("51d53175961d2d3ae88c3ba0cbc4ed1b21c8975ec9912de858c4992bfc09bd6e", row.Hash());
        Assert.NotEqual(row.Hash(), (row with { Backload = "x" }).Hash());
    }

    private static List<LogRow> Rows(params (Row Kind, int? Days, int Changes)[] told)
    {
        var rows = new List<LogRow>();
        foreach (var (kind, days, changes) in told)
        {
            var ordinal = rows.Count + 1;
            rows.Add(new LogRow
            {
                Number = ordinal,
                Source = "a",
                Ordinal = ordinal,
                PreviousRow = ordinal - 1,
                Publication = FormattableString.Invariant($"/a/{days}"),
                Published = days is { } after ? Day.AddDays(after) : null,
                Editions = [new LoggedEdition("a.csv", null, "", kind is Row.Compared or Row.Backload ? "cells" : "", "", kind == Row.Rejected ? "" : "content", null, null)],
                Changes = "",
                Count = changes,
                FirstSequence = rows.Sum(row => (long)row.Count) + 1,
                Vintage = FormattableString.Invariant($"vintage {ordinal}"),
                Backload = kind == Row.Backload ? FormattableString.Invariant($"own {ordinal}") : null,
                PreviousHash = LogRow.NoHash,
                RecordedAt = DateTimeOffset.UnixEpoch,
            });
        }

        return rows;
    }
}
