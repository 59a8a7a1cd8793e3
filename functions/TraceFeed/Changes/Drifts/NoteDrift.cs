using TraceFeed.Observations;

namespace TraceFeed.Changes.Drifts;

/// <summary>
/// Which notes came, went or are worded otherwise. A note has no name: one that went and one that came are the same note where they
/// share most words of the one that went.
/// </summary>
internal static class NoteDrift
{
    private static readonly char[] Between = [' ', ',', '.', ';', ':', '(', ')', '-', '"', '\''];

    /// <summary>Each note with what it was and what it is, in the order of the newer file, those that went last; null for none.</summary>
    public static IEnumerable<(Worded? From, Worded? To)> Of(IReadOnlyList<Worded> before, IReadOnlyList<Worded> now)
    {
        var (went, came) = (Without(before, now), Without(now, before));
        var (words, others) = (went.ConvertAll(Words), came.ConvertAll(Words));
        var pairs =
            from i in Enumerable.Range(0, went.Count)
            from k in Enumerable.Range(0, came.Count)
            let shared = words[i].Count(others[k].Contains)
            where 2 * shared >= words[i].Count
            orderby shared / (double)(words[i].Count + others[k].Count - shared) descending, i, k
            select (i, k);
        var (sequels, found) = (new int?[came.Count], new HashSet<int>());
        foreach (var (i, k) in pairs)
        {
            if (sequels[k] is null && found.Add(i))
            {
                sequels[k] = i;
            }
        }

        return came.Select((note, k) => (sequels[k] is { } i ? went[i] : null, (Worded?)note))
            .Concat(went.Where((_, i) => !found.Contains(i)).Select(note => ((Worded?)note, (Worded?)null)));
    }

    private static List<Worded> Without(IReadOnlyList<Worded> notes, IReadOnlyList<Worded> others)
    {
        var known = others.Select(note => WordingKey.Of(note.Text)).ToHashSet(StringComparer.Ordinal);
        return [.. notes.DistinctBy(note => WordingKey.Of(note.Text), StringComparer.Ordinal).Where(note => !known.Contains(WordingKey.Of(note.Text)))];
    }

    private static HashSet<string> Words(Worded note) => [.. WordingKey.Of(note.Text).Split(Between, StringSplitOptions.RemoveEmptyEntries)];
}
