using System.Text.Json;

namespace TraceFeed.Sources;

/// <summary>What of a definition file decides how a file is read: all but the members that only weigh what was read, compute from it, or say when it is expected. A change of those is no other reading.</summary>
internal static class ReadingMembers
{
    private static readonly string[] Others = ["calendar", "thresholds", "derived"];

    /// <summary>The file without the other members and the commas before them: the bytes of the file as it was before they were added.</summary>
    public static byte[] Of(ReadOnlySpan<byte> definition)
    {
        using var reading = new MemoryStream(definition.Length);
        var json = new Utf8JsonReader(definition, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip });
        int from = 0, last = 0;
        while (json.Read())
        {
            if (json is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 } && Others.Contains(json.GetString()))
            {
                reading.Write(definition[from..last]);
                json.Skip();
                from = (int)json.BytesConsumed;
            }

            last = (int)json.BytesConsumed;
        }

        reading.Write(definition[from..]);
        return reading.ToArray();
    }
}
