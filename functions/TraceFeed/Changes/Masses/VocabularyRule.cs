namespace TraceFeed.Changes.Masses;

/// <summary>Finds tables of which most series are said in other terms: several terms changed at once.</summary>
internal static class VocabularyRule
{
    /// <summary>One change for all such tables, with its members as indexes into the wording; null where there is none.</summary>
    public static MassFound? Find(Differences found, IReadOnlyList<Change> wording)
    {
        var (counts, members) = (new List<MassCount>(), new List<int>());
        var terms = Enumerable.Range(0, wording.Count).Where(i => wording[i].Drift is { Aspect: DriftAspect.Term, From.Count: > 0, To.Count: > 0 });
        foreach (var table in terms.GroupBy(i => wording[i].Table!, StringComparer.Ordinal))
        {
            var (series, concerned) = (found.Reading.Series.Values.Count(one => one.Table == table.Key), table.Sum(i => wording[i].Drift!.Concerns ?? 0));
            if (table.Count() >= found.Limits.VocabularyLeast && concerned >= found.Limits.VocabularyShare * series)
            {
                counts.Add(new MassCount(table.Key, null, series, Math.Min(series, concerned), new Dictionary<string, int> { [ChangeKind.DefinitionChanged] = table.Count() }));
                members.AddRange(table);
            }
        }

        return counts.Count == 0 ? null : new MassFound(new Change { Kind = ChangeKind.VocabularyChanged, Source = found.Definition.Id, Mass = new MassChange(counts, []) }, members);
    }
}
