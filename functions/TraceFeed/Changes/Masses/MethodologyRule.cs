namespace TraceFeed.Changes.Masses;

/// <summary>
/// Finds measures of which many figures moved far from one publication to the next: the publisher counts otherwise. Every revision and every
/// new figure of the measure is part of it. Where publications between were not seen, revisions of several add up and tell of no method.
/// </summary>
internal static class MethodologyRule
{
    /// <summary>One change for all such measures; null where there is none.</summary>
    /// <param name="found">The differences.</param>
    /// <param name="tallies">The tallied measures.</param>
    /// <param name="isTaken">Whether another mass change has a difference already.</param>
    public static MassFound? Find(Differences found, MeasureTallies tallies, Func<int, bool> isTaken)
    {
        if (found.Prior.Published is { } before && found.Published is { } now && now.DayNumber - before.DayNumber > found.Definition.CadenceDays)
        {
            return null;
        }

        var (counts, members) = (new List<MassCount>(), new List<int>());
        foreach (var measure in tallies.All.Where(one => one.Compared >= found.Limits.MethodologyLeast && one.Changed >= found.Limits.MethodologyShare * one.Compared))
        {
            var held = tallies.Of(measure).Where(i => !isTaken(i) && (found.Changes[i].Kind == ChunkMerge.Kind.ValueRevised || found.Changes[i].Kind == ChunkMerge.Kind.PeriodAdded)).ToList();
            if (held.Count(i => found.Changes[i].Kind == ChunkMerge.Kind.ValueRevised && MovedFar(found, found.Changes[i])) < found.Limits.MethodologyShare * measure.Compared)
            {
                continue;
            }

            counts.Add(new MassCount(measure.Table, measure.Measure, measure.Compared, measure.Changed, found.Kinds(held)));
            members.AddRange(held);
        }

        return counts.Count == 0 ? null : new MassFound(new Change { Kind = ChangeKind.MethodologyChanged, Source = found.Definition.Id, Mass = new MassChange(counts, []) }, members);
    }

    private static bool MovedFar(Differences found, PackedChange change)
    {
        var block = found.Touched[change.Block];
        var was = ScaledNumber.ToDecimal(block.Old!.Values[change.Old], block.Old.Decimals[change.Old]);
        return was == 0 || Math.Abs(ScaledNumber.ToDecimal(block.New.Values[change.New], block.New.Decimals[change.New]) - was) >= found.Limits.MethodologySize * Math.Abs(was);
    }
}
