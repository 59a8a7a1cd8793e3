namespace TraceFeed.Changes;

/// <summary>
/// How the series of one table were revised so far, in packed columns sorted by series key; only series that were ever revised. By it the next
/// publication's revisions are weighed without reading history again.
/// </summary>
public sealed class RevisionRecord
{
    /// <summary>Series keys, ascending and unique.</summary>
    public required ulong[] Series { get; init; }

    /// <summary>Of each, how many revisions.</summary>
    public required int[] Counts { get; init; }

    /// <summary>Of each, the sum of their sizes.</summary>
    public required long[] Sums { get; init; }

    /// <summary>Of each, the largest size.</summary>
    public required int[] Largest { get; init; }

    /// <summary>The record of a series; null when it was never revised.</summary>
    internal EarlierSizes? Find(ulong series) => Array.BinarySearch(Series, series) is >= 0 and var i ? new EarlierSizes(Counts[i], Sums[i], Largest[i]) : null;

    /// <summary>A record and what one publication revised.</summary>
    /// <param name="before">The record so far; null for none.</param>
    /// <param name="found">The series and sizes of the revisions.</param>
    internal static RevisionRecord With(RevisionRecord? before, IEnumerable<(ulong Series, int Size)> found)
    {
        var all = Entries(before).ToDictionary();
        foreach (var (series, size) in found)
        {
            all[series] = all.GetValueOrDefault(series).With(size);
        }

        return Of(all);
    }

    /// <summary>The same record of series that have other keys now; what stood under a new key gives way.</summary>
    internal RevisionRecord Rekeyed(IReadOnlyDictionary<ulong, ulong> keys)
    {
        var all = Entries(this).Where(entry => !keys.ContainsKey(entry.Key)).ToDictionary();
        foreach (var (old, now) in keys)
        {
            if (Find(old) is { } sizes)
            {
                all[now] = sizes;
            }
        }

        return Of(all);
    }

    private static IEnumerable<KeyValuePair<ulong, EarlierSizes>> Entries(RevisionRecord? record)
    {
        for (var i = 0; i < record?.Series.Length; i++)
        {
            yield return new(record.Series[i], new(record.Counts[i], record.Sums[i], record.Largest[i]));
        }
    }

    private static RevisionRecord Of(Dictionary<ulong, EarlierSizes> all)
    {
        ulong[] series = [.. all.Keys.Order()];
        return new RevisionRecord
        {
            Series = series,
            Counts = Array.ConvertAll(series, key => all[key].Count),
            Sums = Array.ConvertAll(series, key => all[key].Sum),
            Largest = Array.ConvertAll(series, key => all[key].Largest),
        };
    }
}
