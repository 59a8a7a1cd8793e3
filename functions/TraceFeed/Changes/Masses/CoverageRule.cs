using TraceFeed.Sources;

namespace TraceFeed.Changes.Masses;

/// <summary>
/// Finds areas that go missing together, whole or with a good part of their figures, and areas that come back. What ended or was
/// withdrawn of them, and what resumed or was restored, is part of it.
/// </summary>
internal sealed class CoverageRule(Differences found)
{
    private const string Gone = "gone";
    private const string Back = "back";

    /// <summary>What is gone and what is back: at most one change each.</summary>
    public IEnumerable<MassFound> Find()
    {
        if (FindBack() is { } back)
        {
            yield return back;
        }

        if (FindGone() is { } gone)
        {
            yield return gone;
        }
    }

    /// <summary>An area as vintages remember it.</summary>
    public static string Name(Area area) => $"{area.Type}:{area.Code ?? area.Name}";

    /// <summary>The areas that are missing after a commit.</summary>
    public static IReadOnlyList<CoverageGap> Gaps(IReadOnlyList<CoverageGap> before, IReadOnlyList<Change> events)
    {
        var gaps = before;
        foreach (var one in events.Where(change => change.Kind == ChangeKind.CoverageChanged))
        {
            List<string> areas = [.. one.Mass!.Areas.Select(Name)];
            gaps = one.Reason == Gone
                ? [.. gaps, new CoverageGap(one.Id!, areas)]
                : [.. gaps.Select(gap => gap with { Areas = [.. gap.Areas.Except(areas, StringComparer.Ordinal)] }).Where(gap => gap.Areas.Count > 0)];
        }

        return gaps;
    }

    private MassFound? FindGone()
    {
        // A measure that no area of that type states any more is gone, and not the areas.
        var standing = found.Reading.Series.Values.Select(series => (series.Table, series.Measure, series.Area?.Type)).ToHashSet();
        var losses = Indexes(ChunkMerge.Kind.SeriesEnded, ChunkMerge.Kind.ValueWithdrawn).Where(i => found.SeriesOf(found.Changes[i].Series) is var series && standing.Contains((series.Table, series.Measure, series.Area!.Type))).ToLookup(i => (found.SeriesOf(found.Changes[i].Series).Table, found.SeriesOf(found.Changes[i].Series).Area!));
        var missing = losses.Where(area => IsMissing(area.Key.Table, area.Key.Item2, [.. area])).GroupBy(area => (area.Key.Table, area.Key.Item2.Type))
            .Where(type => type.Count() >= found.Limits.CoverageLeast && type.Count() >= found.Limits.CoverageShare * AreasOf(type.Key.Table, type.Key.Type)).SelectMany(type => type).ToList();
        return Event(Gone, [.. missing.SelectMany(area => area)], [.. missing.Select(area => area.Key.Item2)], since: null);
    }

    private MassFound? FindBack()
    {
        var names = found.Prior.Gaps.SelectMany(gap => gap.Areas).ToHashSet(StringComparer.Ordinal);
        int[] back = names.Count == 0 ? [] : [.. Indexes(ChunkMerge.Kind.SeriesAdded, ChunkMerge.Kind.ValueRestored).Where(i => names.Contains(Name(found.SeriesOf(found.Changes[i].Series).Area!)) && !IsNew(found.Changes[i]))];
        Area[] areas = [.. back.Select(i => found.SeriesOf(found.Changes[i].Series).Area!).Distinct()];
        return Event(Back, back, areas, found.Prior.Gaps.FirstOrDefault(gap => areas.Any(area => gap.Areas.Contains(Name(area))))?.Change);
    }

    private MassFound? Event(string reason, IReadOnlyList<int> members, IReadOnlyList<Area> areas, string? since)
    {
        if (members.Count == 0)
        {
            return null;
        }

        var counts = members.GroupBy(i => (found.SeriesOf(found.Changes[i].Series).Table, found.SeriesOf(found.Changes[i].Series).Measure)).OrderBy(group => group.Min()).Select(group =>
            new MassCount(group.Key.Table, group.Key.Measure, Figures(group.Key.Table, group.Key.Measure, areas), group.Sum(Figures), found.Kinds(group)));
        return new MassFound(new Change { Kind = ChangeKind.CoverageChanged, Source = found.Definition.Id, Reason = reason, Mass = new MassChange([.. counts], [.. areas.Distinct().OrderBy(Name, StringComparer.Ordinal)], since) }, [.. members.Order()]);
    }

    private IEnumerable<int> Indexes(byte one, byte other) =>
        Enumerable.Range(0, found.Changes.Length).Where(i => (found.Changes[i].Kind == one || found.Changes[i].Kind == other) && found.SeriesOf(found.Changes[i].Series).Area is not null);

    private bool IsNew(PackedChange change) => change.Kind == ChunkMerge.Kind.SeriesAdded && !found.Prior.Series.ContainsKey(change.Series);

    private bool IsMissing(string table, Area area, IReadOnlyList<int> losses)
    {
        if (losses.Any(i => found.Changes[i].Kind == ChunkMerge.Kind.SeriesEnded))
        {
            return true;
        }

        return losses.Count >= found.Limits.CoverageFigures && losses.Count >= found.Limits.CoverageLost * Figures(table, measure: null, [area]);
    }

    private int AreasOf(string table, string type) => found.Prior.Series.Values.Where(state => state.Ended is null && state.Series.Table == table && state.Series.Area?.Type == type).Select(state => state.Series.Area).Distinct().Count();

    // A series that ended or resumed stands for every figure that was stated of it; of blocks that are not loaded nothing is gone.
    private int Figures(int i) => found.Changes[i].Block >= 0 ? 1 : Blocks(found.SeriesOf(found.Changes[i].Series).Table).Count(chunk => chunk.Find(found.Changes[i].Series) is >= 0 and var at && chunk.States[at] != ValueState.Withdrawn);

    private int Figures(string table, string? measure, IReadOnlyList<Area> areas)
    {
        var keys = found.Prior.Series.Values.Where(state => state.Series.Table == table && (measure is null || state.Series.Measure == measure) && state.Series.Area is { } area && areas.Contains(area)).Select(state => state.Series.Key).ToList();
        return Blocks(table).Sum(chunk => keys.Count(key => chunk.Find(key) is >= 0 and var at && chunk.States[at] != ValueState.Withdrawn));
    }

    private IEnumerable<ValueChunk> Blocks(string table) => found.Prior.Blocks.Values.Where(block => block.Key.Table == table && block.Chunk is not null && found.Reading.Blocks.ContainsKey(block.Key)).Select(block => block.Chunk!);
}
