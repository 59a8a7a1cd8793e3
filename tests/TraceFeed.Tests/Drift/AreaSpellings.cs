using System.Collections.Concurrent;
using System.Text.Json;
using TraceFeed.Cli;
using TraceFeed.Observations;

namespace TraceFeed.Tests.Drift;

/// <summary>The spellings of areas, read from the lookups' own files.</summary>
internal static class AreaSpellings
{
    private static readonly ConcurrentDictionary<string, Dictionary<string, string[]>> Read = new(StringComparer.Ordinal);

    /// <summary>Every spelling of an area by each (<see cref="Label.Key"/>); the first lookup that knows a name decides.</summary>
    public static Dictionary<string, string[]> Of(IReadOnlyList<string> lookups) => Read.GetOrAdd(string.Join(' ', lookups), _ =>
    {
        var spellings = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var lookup in lookups)
        {
            using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(RepositoryRoot.Find(), "functions", "TraceFeed", "Sources", "Areas", lookup + ".json")));
            foreach (var area in json.RootElement.GetProperty("areas").EnumerateArray())
            {
                var aliases = area.TryGetProperty("aliases", out var some) ? some.EnumerateArray().Select(one => one.GetString()!) : [];
                string[] all = [area.GetProperty("name").GetString()!, .. aliases];
                foreach (var one in all)
                {
                    spellings.TryAdd(Label.Key(one), all);
                }
            }
        }

        return spellings;
    });
}
