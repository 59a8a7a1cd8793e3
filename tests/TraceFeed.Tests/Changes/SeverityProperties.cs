using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using TraceFeed.Changes;

namespace TraceFeed.Tests.Changes;

/// <summary>Whatever a source publishes, the severity of each revision is what the log alone tells of its series.</summary>
public sealed class SeverityProperties
{
    // Small and large, below and above zero: by what they move, every branch of the rule is met.
    private static readonly int[] Figures = [-40, 5, 100, 112, 117, 400, 90, 3000, 2900];

    [Fact]
    public void Over_any_history_the_record_in_the_vintage_gives_the_severity_that_the_log_alone_tells()
    {
        var seen = new HashSet<string?>();
        Check.One(SlowHistories.Config(60), Prop.ForAll(SlowHistories.Arbitrary, history =>
        {
            var turns = Turns(history);
            var definition = SlowHistories.Definition(turns);
            var (diffs, slow) = (new Diffs(definition), new SlowSeverity(definition));
            for (var i = 0; i < turns.Length; i++)
            {
                var changes = diffs.Take(SlowHistories.Reading(definition, turns[i], i), new DateOnly(2020, 6, 4).AddDays(4 * i));
                Assert.Empty(slow.Otherwise(changes));
                seen.UnionWith(changes.Where(change => change.Kind == ChangeKind.ValueRevised).Select(change => $"{change.Severity} {change.Reason}".TrimEnd()));
            }
        }));

        Assert.Equal(["major", "major back", "notable", "ordinary", "ordinary back"], seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Records_loaded_only_where_they_are_asked_for_give_the_same_severities_and_the_same_record() => Check.One(SlowHistories.Config(40), Prop.ForAll(SlowHistories.Arbitrary, history =>
    {
        var turns = Turns(history);
        var definition = SlowHistories.Definition(turns);
        var (whole, sparse) = (Vintage.Empty(definition.Id), Vintage.Empty(definition.Id));
        var cells = new Dictionary<int, CellIndex>();
        for (var i = 0; i < turns.Length; i++)
        {
            var reading = SlowHistories.Reading(definition, turns[i], i);
            var known = whole;
            sparse = sparse with { Revisions = known.Revisions.ToDictionary(pair => pair.Key, _ => new TableRevisions(null, "stored")) };
            var needed = RevisionHistory.Needs(sparse, reading);
            sparse = sparse with { Revisions = sparse.Revisions.ToDictionary(pair => pair.Key, pair => needed.Contains(pair.Key) ? pair.Value with { Record = known.Revisions[pair.Key].Record } : pair.Value) };

            var (expected, actual) = (Differ.Compare(whole, reading, definition, null), Differ.Compare(sparse, reading, definition, null));
            Assert.Equal(Severities(expected), Severities(actual));
            Assert.All(actual.Next.Revisions, pair => Assert.True(pair.Value.ChunkId is not null || Same(pair.Value.Record!, expected.Next.Revisions[pair.Key].Record!)));
            (whole, sparse) = (expected.Next, actual.Next);
            cells.Add(whole.Ordinal, CellIndex.Of(reading));
        }

        IEnumerable<string?> Severities(Comparison comparison) => new ChangeSet(comparison, definition, new PublicationFacts { Id = "p", Files = [] }, cells).Changes().Select(change => change.Severity);
    }));

    private static bool Same(RevisionRecord a, RevisionRecord b) =>
        a.Series.SequenceEqual(b.Series) && a.Counts.SequenceEqual(b.Counts) && a.Sums.SequenceEqual(b.Sums) && a.Largest.SequenceEqual(b.Largest);

    // The same publications over and over, each time with other figures, so that series have a history.
    private static SlowPublication[] Turns(SlowPublication[] history) =>
    [
        .. Enumerable.Range(0, 6 * history.Length).Select(i => history[i % history.Length] with
        {
            Partial = false,
            Stated = [.. history[i % history.Length].Stated.Select(one => one with { Value = Moved(one.Value, i / 2) })],
        }),
    ];

    private static SlowValue Moved(SlowValue value, int by) =>
        value.Number is null ? value : value with { Number = Figures[(int.Parse(value.Number, CultureInfo.InvariantCulture) + by) % Figures.Length].ToString(CultureInfo.InvariantCulture) };
}
