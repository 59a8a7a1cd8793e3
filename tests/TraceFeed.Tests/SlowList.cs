using System.Text;

namespace TraceFeed.Tests;

/// <summary>A list read in the plainest way, without any code of TraceFeed's.</summary>
internal static class SlowList
{
    /// <summary>The texts of some columns, row by row.</summary>
    public static IEnumerable<string[]> Rows(byte[] csv, params string[] columns)
    {
        var lines = Encoding.UTF8.GetString(csv).TrimStart('\ufeff').Split('\n').Select(line => Fields(line.TrimEnd('\r')));
        int[]? places = null;
        foreach (var fields in lines.Where(fields => fields.Length > 1))
        {
            if (places is null)
            {
                places = [.. columns.Select(column => Array.IndexOf(fields, column))];
                Assert.DoesNotContain(-1, places);
                continue;
            }

            yield return Array.ConvertAll(places, place => fields[place]);
        }
    }

    // A comma inside quotes parts no fields; no official list has quotes inside quotes.
    private static string[] Fields(string line) => line.Contains('"', StringComparison.Ordinal)
        ? Array.ConvertAll(string.Concat(line.Split('"').Select((part, i) => i % 2 == 1 ? part.Replace(',', '\u0001') : part)).Split(','), field => field.Replace('\u0001', ','))
        : line.Split(',');
}
