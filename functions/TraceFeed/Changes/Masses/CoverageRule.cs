using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Changes.Masses;

/// <summary>
/// Finds areas that go missing together, whole or with a good part of their figures, and areas that come back. What ended or was
/// withdrawn of them, and what resumed or was restored, is part of it.
/// </summary>
internal sealed class CoverageRule(Differences found)
{
    /// <summary>The reason of a change by which areas go missing.</summary>
    public const string Gone = "gone";

    /// <summary>The reason of one by which they come back.</summary>
    public const string Back = "back";

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

    /// <summary>What is missing after a commit.</summary>
    public static IReadOnlyList<CoverageGap> Gaps(Comparison comparison)
    {
        var gaps = comparison.Prior.Gaps;
        foreach (var one in comparison.Events.Where(change => change.Kind == ChangeKind.CoverageChanged))
        {
            var series = comparison.Changes.Where(change => change.PartOf == one.Id).Select(change => change.Series).ToHashSet();
            gaps = one.Reason == Gone
                ? [.. gaps, new CoverageGap(one.Id!, [.. series.Order()])]
                : [.. gaps.Select(gap => gap with { Series = [.. gap.Series.Where(key => !series.Contains(key))] }).Where(gap => gap.Series.Count > 0)];
        }

        return gaps;
    }

    private MassFound? FindGone()
    {
        // A measure that no area of that type states any more is gone, and not the areas; an area that was merged or split is not gone either.
        var standing = found.Reading.Series.Values.Select(series => (series.Table, series.Measure, series.Area?.Type)).ToHashSet();
        var losses = Indexes(ChunkMerge.Kind.SeriesEnded, ChunkMerge.Kind.ValueWithdrawn)
            .Where(i => Of(i) is var series && standing.Contains((series.Table, series.Measure, series.Area!.Type)) && found.Changes[i].Reason is not (DriftAspect.Merged or DriftAspect.Split))
            .ToLookup(i => (Of(i).Table, Of(i).Area!.Type, Name: Of(i).Area!.Key));
        var missing = losses.Where(area => IsMissing(area.Key.Table, area.Key.Name, [.. area])).GroupBy(area => (area.Key.Table, area.Key.Type))
            .Where(type => type.Count() >= found.Limits.CoverageLeast && type.Count() >= found.Limits.CoverageShare * AreasOf(type.Key.Table, type.Key.Type)).SelectMany(type => type);
        return Event(Gone, [.. missing.SelectMany(area => area)], since: null);
    }

    private MassFound? FindBack()
    {
        var missing = found.Prior.Gaps.SelectMany(gap => gap.Series).ToHashSet();
        int[] back = missing.Count == 0 ? [] : [.. Indexes(ChunkMerge.Kind.SeriesAdded, ChunkMerge.Kind.ValueRestored).Where(i => missing.Contains(found.Changes[i].Series))];
        return Event(Back, back, found.Prior.Gaps.FirstOrDefault(gap => back.Any(i => gap.Series.Contains(found.Changes[i].Series)))?.Change);
    }

    private MassFound? Event(string reason, IReadOnlyList<int> members, string? since)
    {
        if (members.Count == 0)
        {
            return null;
        }

        // One code may be named in two ways, even in one file.
        List<Area> areas = [.. members.Select(i => Of(i).Area!).DistinctBy(area => area.Key).OrderBy(area => area.Key, StringComparer.Ordinal)];
        var names = areas.Select(area => area.Key).ToHashSet(StringComparer.Ordinal);
        var counts = members.GroupBy(i => (Of(i).Table, Of(i).Measure)).OrderBy(group => group.Min()).Select(group =>
            new MassCount(group.Key.Table, group.Key.Measure, Figures(group.Key.Table, group.Key.Measure, names), group.Sum(Figures), found.Kinds(group)));
        return new MassFound(new Change { Kind = ChangeKind.CoverageChanged, Source = found.Definition.Id, Reason = reason, Mass = new MassChange([.. counts], areas, since) }, [.. members.Order()]);
    }

    private Series Of(int i) => found.SeriesOf(found.Changes[i].Series);

    private IEnumerable<int> Indexes(byte one, byte other) =>
        Enumerable.Range(0, found.Changes.Length).Where(i => (found.Changes[i].Kind == one || found.Changes[i].Kind == other) && found.SeriesOf(found.Changes[i].Series).Area is not null);

    private bool IsMissing(string table, string area, IReadOnlyList<int> losses)
    {
        if (losses.Any(i => found.Changes[i].Kind == ChunkMerge.Kind.SeriesEnded))
        {
            return true;
        }

        return losses.Count >= found.Limits.CoverageFigures && losses.Count >= found.Limits.CoverageLost * Figures(table, measure: null, [area]);
    }

    private int AreasOf(string table, string type) => found.Prior.Series.Values.Where(state => state.Ended is null && state.Series.Table == table && state.Series.Area?.Type == type).DistinctBy(state => state.Series.Area!.Key).Count();

    // A series that ended or resumed stands for every figure that was stated of it.
    private int Figures(int i) => found.Changes[i].Block >= 0 ? 1 : Blocks(Of(i).Table).Count(key => Stated(key, found.Changes[i].Series));

    private int Figures(string table, string? measure, HashSet<string> areas)
    {
        var keys = found.Prior.Series.Values.Where(state => state.Series.Table == table && (measure is null || state.Series.Measure == measure) && state.Series.Area is { } area && areas.Contains(area.Key)).Select(state => state.Series.Key).ToList();
        return Blocks(table).Sum(block => keys.Count(key => Stated(block, key)));
    }

    private IEnumerable<BlockKey> Blocks(string table) => found.Reading.Blocks.Keys.Where(key => key.Table == table && found.Prior.Blocks.ContainsKey(key));

    // A chunk that is not loaded has what the publication states.
    private bool Stated(BlockKey key, ulong series) => found.Prior.Blocks[key].Chunk is { } chunk
        ? chunk.Find(series) is >= 0 and var at && chunk.States[at] != ValueState.Withdrawn
        : found.Reading.Find(key)!.Find(series) >= 0;
}
