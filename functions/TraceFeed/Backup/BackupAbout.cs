using System.Text.Json;

namespace TraceFeed.Backup;

/// <summary>What a backup says of itself.</summary>
/// <param name="Format">The format of its folder.</param>
/// <param name="Row">The last row of its log; 0 for none.</param>
/// <param name="Hash">The hash of that row.</param>
internal sealed record BackupAbout(string? Format, long Row, string? Hash)
{
    /// <summary>Reads the file.</summary>
    /// <exception cref="FormatException">It is not what an export writes.</exception>
    public static BackupAbout Read(byte[] bytes)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            return new BackupAbout(json.RootElement.GetProperty("format").GetString(), json.RootElement.GetProperty("row").GetInt64(), json.RootElement.GetProperty("hash").GetString());
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException(error.Message, error);
        }
    }
}
