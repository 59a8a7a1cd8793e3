using TraceFeed.Changes;

namespace TraceFeed.Pipeline;

/// <summary>The changes of commits by source, kind and origin, for the meter. Empty while nobody counts.</summary>
internal sealed class ChangeTally
{
    private readonly Dictionary<(string Source, string Kind, string Origin), long> counts = [];

    /// <summary>Adds a commit.</summary>
    public void Add(Commit commit)
    {
        foreach (var change in PipelineMeter.CountsChanges ? commit.Changes : [])
        {
            var key = (commit.Source, change.Kind, change.Origin ?? Origin.Published);
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }
    }

    /// <summary>Tells the meter.</summary>
    public void Tell()
    {
        foreach (var ((source, kind, origin), count) in counts)
        {
            PipelineMeter.Changed(source, kind, origin, count);
        }
    }
}
