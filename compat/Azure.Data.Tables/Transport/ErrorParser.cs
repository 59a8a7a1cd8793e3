using System.Text.Json;
using Azure.Core;

namespace Azure.Data.Tables.Transport;

/// <summary>Reads the code and message of a refusal: <c>{"odata.error":{"code":…,"message":{"value":…}}}</c>.</summary>
internal sealed class ErrorParser : RequestFailedDetailsParser
{
    public static readonly ErrorParser Instance = new();

    public override bool TryParse(Response response, out ResponseError? error, out IDictionary<string, string>? data)
    {
        data = null;
        error = null;
        try
        {
            using var json = JsonDocument.Parse(response.Content.ToMemory());
            var body = json.RootElement.GetProperty("odata.error");
            error = new ResponseError(body.GetProperty("code").GetString(), body.GetProperty("message").GetProperty("value").GetString());
            return true;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // Not every refusal is JSON: a proxy, or the storage emulator for a wrong key, answers with something else.
            return false;
        }
    }
}
