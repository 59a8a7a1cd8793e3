using TraceFeed.Changes;
using TraceFeed.Observations;

namespace TraceFeed.Log;

/// <summary>
/// The state of a source as its change sets alone tell it, from nothing: a second way to everything a vintage holds,
/// sharing no code with the one that made the vintage.
/// </summary>
internal sealed class Replay
{
    private readonly Dictionary<string, Dictionary<Period, (string? Value, string? Status, bool Withdrawn, int SetBy, int SetAt)>> values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string? Ended, int SetBy, int SetAt)> series = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Check, string Series, Period Period), (int SetBy, int SetAt)> failed = [];
    private DateTimeOffset? lateSince;
    private DateTimeOffset? lastDue;

    /// <summary>Applies a change set and reports what does not follow from the state before it.</summary>
    public IEnumerable<string> Apply(int ordinal, IReadOnlyList<Change> changes)
    {
        if (changes.Any(change => change is { Kind: ChangeKind.ValueReinterpreted, Origin: null }) && changes.FirstOrDefault(change => change.Origin is null && !IsOfReading(change)) is { } other)
        {
            yield return $"commit {ordinal}: {other.Kind} stands beside what is only read differently";
        }

        for (var i = 0; i < changes.Count; i++)
        {
            if (Apply(ordinal, i, changes[i], changes.Count) is { } problem)
            {
                yield return $"commit {ordinal}, change {i} ({changes[i].Kind} of {changes[i].Series}): {problem}";
            }
        }
    }

    /// <summary>Every difference between the replayed state and a vintage whose chunks are all loaded.</summary>
    public IEnumerable<string> Differences(Vintage kept)
    {
        var vintage = kept.Whole();
        var seen = 0;
        foreach (var chunk in vintage.Blocks.Values.Select(block => block.Chunk!))
        {
            for (var i = 0; i < chunk.Count; i++, seen++)
            {
                var id = vintage.Series[chunk.Series[i]].Series.Id;
                var stored = (chunk.Number(i), chunk.Symbol(i), chunk.States[i] == ValueState.Withdrawn, chunk.SetBy[i], chunk.SetAt[i]);
                (string? Value, string? Status, bool Withdrawn, int SetBy, int SetAt) told = default;
                if (!values.TryGetValue(id, out var periods) || !periods.TryGetValue(chunk.Key.Period, out told) || told != stored)
                {
                    yield return $"{id} {chunk.Key.Period}: the vintage has {stored}, the log tells {told}";
                }
            }
        }

        if (seen != values.Values.Sum(periods => periods.Count))
        {
            yield return $"the vintage has {seen} observations, the log tells {values.Values.Sum(periods => periods.Count)}";
        }

        foreach (var state in vintage.Series.Values.Where(state => !series.TryGetValue(state.Series.Id, out var told) || told != (state.Ended, state.SetBy, state.SetAt)))
        {
            yield return $"{state.Series.Id}: the vintage has ({state.Ended}, {state.SetBy}, {state.SetAt}), the log tells {series.GetValueOrDefault(state.Series.Id)}";
        }

        var remembered = vintage.Failed.Values.ToDictionary(check => (check.Key.Check, vintage.Series[check.Key.Series].Series.Id, check.Key.Block.Period), check => (check.SetBy, check.SetAt));
        if (vintage.Series.Count != series.Count || remembered.Count != failed.Count || remembered.Any(check => !failed.TryGetValue(check.Key, out var told) || told != check.Value))
        {
            yield return $"the vintage has {vintage.Series.Count} series and {remembered.Count} failing checks, the log tells {series.Count} and {failed.Count}, or others";
        }
    }

    private static bool IsOfReading(Change change) =>
        change.Kind is ChangeKind.ValueReinterpreted or ChangeKind.CheckFailed or ChangeKind.CheckRestored || (change.Kind is ChangeKind.SeriesAdded or ChangeKind.SeriesEnded && change.Reason == SeriesState.Reinterpreted);

    private string? Apply(int ordinal, int index, Change change, int changes)
    {
        var key = (change.Series ?? "", change.Period ?? default);
        switch (change.Kind)
        {
            case ChangeKind.PublicationAdded or ChangeKind.PublicationUnchanged or ChangeKind.PublicationRejected:
                return index > 0 ? "a publication's change comes first" : changes == 1 ? null
                    : change.Kind == ChangeKind.PublicationRejected ? "a rejected file changes nothing" : change.Publication?.Backloaded == true ? "an older publication changes nothing" : null;
            case ChangeKind.PublicationLate:
                return changes > 1 ? "a publication that did not come changes nothing" : Late(change);
            case ChangeKind.SeriesAdded:
                var stands = series.TryGetValue(key.Item1, out var state) && state.Ended is null;
                series[key.Item1] = (null, ordinal, index);
                return stands ? "the series stands already" : null;
            case ChangeKind.SeriesEnded:
                stands = series.TryGetValue(key.Item1, out state) && state.Ended is null;
                series[key.Item1] = (change.Reason, ordinal, index);
                return stands ? null : "the series does not stand";
            case ChangeKind.SeriesRenamed when change.Drift is { Aspect: DriftAspect.Name, From: [{ Series: { } former }] }:
                return Rename(former, key.Item1, ordinal, index);
            case var kind when ChangeKind.Mass.Contains(kind) || ChangeKind.Surroundings.Contains(kind):
                return null;
            case ChangeKind.CheckFailed:
                return failed.TryAdd((change.Check!.Id, key.Item1, key.Item2), (ordinal, index)) ? null : "the check fails already";
            case ChangeKind.CheckRestored:
                return failed.Remove((change.Check!.Id, key.Item1, key.Item2)) ? null : "the check did not fail";
            default:
                return Value(ordinal, index, change, key);
        }
    }

    // What it was is not told where something it was computed from is withheld now.
    private static bool IsDerivedAndGone(Change change) => change.Origin is not null && change.New is null;

    // Late is told once and then its end, and nothing is due before what was told already.
    private string? Late(Change change)
    {
        var (open, due) = (lateSince, change.Late!.Due);
        if (change.Reason == LateFacts.Ended)
        {
            lateSince = null;
            return open == due ? null : "what was due then was not late";
        }

        var later = !(due <= lastDue);
        (lateSince, lastDue) = (due, due);
        return open is not null ? "another publication is late already" : later ? null : "what was due then was late before";
    }

    // The series goes on: everything known of it moves to the new id, with who set it.
    private string? Rename(string former, string now, int ordinal, int index)
    {
        var stands = series.TryGetValue(former, out var state) && state.Ended is null;
        var taken = series.TryGetValue(now, out var other) && other.Ended != SeriesState.Renamed;
        series[former] = (SeriesState.Renamed, ordinal, index);
        series[now] = (null, ordinal, index);
        if (values.Remove(former, out var its))
        {
            values[now] = its;
        }

        foreach (var one in failed.Keys.Where(one => one.Series == former).ToList())
        {
            failed.Remove(one, out var set);
            failed[(one.Check, now, one.Period)] = set;
        }

        return !stands ? "the series that is renamed does not stand" : taken ? "the name belongs to another series" : null;
    }

    // What is read no more was never stated, as files are read now.
    private string? Reinterpreted(int ordinal, int index, Change change, (string Series, Period Period) key, (string? Value, string? Status, bool Withdrawn, int, int)? before)
    {
        if (change.New is { } read)
        {
            values[key.Series][key.Period] = (read.Value, read.Status, false, ordinal, index);
        }
        else
        {
            values[key.Series].Remove(key.Period);
        }

        var stood = before is { Withdrawn: false } one ? one : ((string? Value, string? Status, bool, int, int)?)null;
        return !series.ContainsKey(key.Series) ? "the series was never stated"
            : stood is null ? change.Old is null && change.New is not null ? null : "nothing was read before"
            : change.Old is null && (change.New is { Value: null, Status: not null } || IsDerivedAndGone(change)) ? null
            : stood.Value.Value == change.Old?.Value && stood.Value.Status == change.Old?.Status && change.Old is not null ? null : $"old is not what was read ({stood.Value.Value}, {stood.Value.Status})";
    }

    private string? Value(int ordinal, int index, Change change, (string, Period) key)
    {
        if (!values.TryGetValue(key.Item1, out var periods))
        {
            values.Add(key.Item1, periods = []);
        }

        var known = periods.TryGetValue(key.Item2, out var before);
        if (change.Kind == ChangeKind.ValueReinterpreted)
        {
            return Reinterpreted(ordinal, index, change, key, known ? before : null);
        }

        periods[key.Item2] = (change.New?.Value, change.New?.Status, change.New is null, ordinal, index);
        return change.Kind switch
        {
            ChangeKind.PeriodAdded => known ? "the period is stated already" : series.TryGetValue(key.Item1, out var state) && state.Ended is null ? null : "the series does not stand",
            ChangeKind.ValueRestored => known && before.Withdrawn ? null : "the value was not withdrawn",
            ChangeKind.ValueSuppressed when change.New is not { Value: null, Status: not null } => "what is withheld now is not a symbol alone",
            // Since the earlier figure is not repeated there is nothing to hold against what stood; older entries have it.
            ChangeKind.ValueSuppressed when change.Old is null => known && !before.Withdrawn ? null : "nothing was stated that could be withheld",
            ChangeKind.ValueDisclosed when change.Old is not { Value: null, Status: not null } => "what was withheld before is not a symbol alone",
            ChangeKind.ValueWithdrawn when change.Old is null && IsDerivedAndGone(change) => known && !before.Withdrawn ? null : "nothing was there that could be withdrawn",
            _ => known && !before.Withdrawn && before.Value == change.Old?.Value && before.Status == change.Old?.Status ? null : $"old is not what was stated ({before.Value}, {before.Status})",
        };
    }
}
