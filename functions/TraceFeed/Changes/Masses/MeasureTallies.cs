using TraceFeed.Observations;

namespace TraceFeed.Changes.Masses;

/// <summary>Tallies the measures of those tables in which enough was revised for a mass change: most publications cost nothing here.</summary>
internal sealed class MeasureTallies
{
    private readonly Differences found;
    private readonly Dictionary<(string Table, string Measure), MeasureFigures> measures = [];
    private readonly Dictionary<ulong, MeasureFigures> bySeries = [];

    public MeasureTallies(Differences found)
    {
        this.found = found;
        var least = Math.Min(found.Limits.RoundingLeast, (int)(found.Limits.MethodologyShare * found.Limits.MethodologyLeast));
        var tables = found.Changes.Where(change => change.Kind == ChunkMerge.Kind.ValueRevised).CountBy(change => found.Touched[change.Block].Key.Table)
            .Where(pair => pair.Value >= least).Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal);
        var touched = found.Touched.Where(block => tables.Contains(block.Key.Table)).ToDictionary(block => block.Key);
        foreach (var (key, block) in found.Reading.Blocks.Where(pair => tables.Contains(pair.Key.Table)))
        {
            if (touched.TryGetValue(key, out var differing))
            {
                Touched(differing);
            }
            else if (found.Prior.Blocks.ContainsKey(key))
            {
                Same(block);
            }
        }
    }

    /// <summary>Every tallied measure, in the order of tables in the definition.</summary>
    public IEnumerable<MeasureFigures> All
    {
        get
        {
            var order = found.Definition.TableOrder;
            return measures.Values.OrderBy(one => order.GetValueOrDefault(one.Table, int.MaxValue)).ThenBy(one => one.Table, StringComparer.Ordinal).ThenBy(one => one.Measure, StringComparer.Ordinal);
        }
    }

    /// <summary>The differences of a measure, as indexes.</summary>
    public IEnumerable<int> Of(MeasureFigures measure) => Enumerable.Range(0, found.Changes.Length).Where(i => found.SeriesOf(found.Changes[i].Series) is var series && series.Table == measure.Table && series.Measure == measure.Measure);

    private void Touched(TouchedBlock block)
    {
        if (block.Old is not { } old || block.Stated is null)
        {
            return;
        }

        for (var i = 0; i < old.Count; i++)
        {
            if (old.States[i] == ValueState.Number && block.New.Find(old.Series[i]) is >= 0 and var j && block.New.States[j] == ValueState.Number && found.Reading.Series.ContainsKey(old.Series[i]))
            {
                Of(old.Series[i]).Count(old.Values[i], old.Decimals[i], block.New.Values[j], block.New.Decimals[j]);
            }
        }
    }

    private void Same(ObservationBlock block)
    {
        for (var i = 0; i < block.Count; i++)
        {
            if (block.HasValue[i])
            {
                Of(block.Series[i]).Count(block.Values[i], block.Decimals[i], block.Values[i], block.Decimals[i]);
            }
        }
    }

    private MeasureFigures Of(ulong key)
    {
        if (!bySeries.TryGetValue(key, out var figures))
        {
            var series = found.SeriesOf(key);
            if (!measures.TryGetValue((series.Table, series.Measure), out figures))
            {
                measures.Add((series.Table, series.Measure), figures = new MeasureFigures(series.Table, series.Measure));
            }

            bySeries.Add(key, figures);
        }

        return figures;
    }
}
