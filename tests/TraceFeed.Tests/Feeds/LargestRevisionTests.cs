using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using TraceFeed.Changes;
using TraceFeed.Feeds;
using TraceFeed.Sources;
using static TraceFeed.Tests.Feeds.Log;

namespace TraceFeed.Tests.Feeds;

public sealed class LargestRevisionTests
{
    private static readonly string[] Tables = ["contacts", "cases-transferred", "~unknown"];
    private static readonly string[] Units = ["people", "percent"];

    private static readonly Gen<Change> Revision =
        from table in Gen.Elements(Tables)
        from unit in Gen.Elements(Units)
        from old in Gen.Choose(0, 2000)
        from now in Gen.Choose(0, 2000).Where(value => value != old)
        from withdrawn in Gen.Choose(0, 9).Select(die => die == 0)
        select Reached(withdrawn ? ChangeKind.ValueWithdrawn : ChangeKind.ValueRevised, Text(old), withdrawn ? null : Text(now)) with { Table = table, Unit = unit };

    [Fact]
    public void A_units_ten_largest_revisions_of_a_publication_stand_in_some_items_table() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(60).WithStartSize(20).WithEndSize(200),
        Prop.ForAll(Revision.NonEmptyListOf().ToArbitrary(), revisions =>
        {
            var items = FeedItems.Of(Commit([FarApart, .. revisions]), DefinitionCatalog.Embedded);
            var shown = items.SelectMany(item => item.Shown).Where(one => one.Change.Publication is null).ToList();
            var rows = items.SelectMany(item => item.Content.OfType<DataTable>()).Sum(table => table.Rows.Count);
            return rows == shown.Count && Units.All(unit =>
                Stand(revisions, shown, unit, ChangeKind.ValueRevised, change => Math.Abs(change.Absolute!.Value))
                && Stand(revisions, shown, unit, ChangeKind.ValueRevised, change => change.Relative is { } relative ? Math.Abs(relative) : -1)
                && Stand(revisions, shown, unit, ChangeKind.ValueWithdrawn, change => decimal.Parse(change.Old!.Value!, CultureInfo.InvariantCulture)));
        }));

    [Fact]
    public void Inside_an_item_the_largest_absolute_change_comes_first()
    {
        var changes = Enumerable.Range(1, 40).Select(i => Identified(ChangeKind.ValueRevised, "1000", Text(1000 + (i % 2 == 0 ? i : -i))));
        var item = FeedItems.Of(Commit([FarApart, .. changes]), DefinitionCatalog.Embedded)[1];
        Assert.Equal(Enumerable.Range(0, 10).Select(i => 40m - i), item.Shown.Select(one => Math.Abs(one.Change.Absolute!.Value)));
        Assert.Equal("The largest 10 of 40 revisions and withdrawals, by absolute and by relative size, people", Assert.Single(item.Content.OfType<DataTable>()).Caption);
    }

    // By size, not by identity: among equals any may stand. So many as large as the tenth must be shown.
    private static bool Stand(IEnumerable<Change> all, IReadOnlyList<NumberedChange> shown, string unit, string kind, Func<Change, decimal> size)
    {
        var largest = all.Where(change => change.Unit == unit && change.Kind == kind).Select(size).OrderDescending().Take(10);
        return largest.SequenceEqual(shown.Select(one => one.Change).Where(change => change.Unit == unit && change.Kind == kind).Select(size).OrderDescending().Take(10));
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
