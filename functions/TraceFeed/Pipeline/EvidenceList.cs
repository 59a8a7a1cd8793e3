using System.Text.Encodings.Web;
using System.Text.Json;
using TraceFeed.Changes;

namespace TraceFeed.Pipeline;

/// <summary>The figures by which a file was refused, as they are kept with its edition: as many as there is room for beside the publisher's notes.</summary>
internal static class EvidenceList
{
    /// <summary>Most bytes of all of them together as JSON.</summary>
    internal const int MostBytes = 8 * 1024;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The first of them, as many as there is room for.</summary>
    internal static IReadOnlyList<RefusedCell> Bounded(IEnumerable<RefusedCell> cells)
    {
        var kept = new List<RefusedCell>();
        foreach (var cell in cells.Take(Refusal.MostCells))
        {
            kept.Add(cell);
            if (Write(kept).Length > MostBytes)
            {
                kept.RemoveAt(kept.Count - 1);
                break;
            }
        }

        return kept;
    }

    /// <summary>Evidence as it is stored.</summary>
    internal static byte[] Write(IReadOnlyList<RefusedCell> cells) => JsonSerializer.SerializeToUtf8Bytes(cells, Json);

    /// <summary>Evidence as it was stored; none where none was.</summary>
    internal static IReadOnlyList<RefusedCell> Read(byte[]? stored) => stored is null ? [] : JsonSerializer.Deserialize<List<RefusedCell>>(stored, Json) ?? [];
}
