using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TraceFeed.Storage.Tests.Tables;

/// <summary>An account's shared access signature for all of its tables, as the service's documentation composes it.</summary>
internal static class AccountSignature
{
    private const string Version = "2019-02-02";

    public static string Create(string account, string key, string permissions)
    {
        var expiry = DateTimeOffset.UtcNow.AddHours(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        // Fields without a value: start, addresses, protocol.
        var text = string.Join('\n', account, permissions, "t", "sco", "", expiry, "", "", Version, "");
        var signature = HMACSHA256.HashData(Convert.FromBase64String(key), Encoding.UTF8.GetBytes(text));
        return $"sv={Version}&ss=t&srt=sco&sp={permissions}&se={Uri.EscapeDataString(expiry)}&sig={Uri.EscapeDataString(Convert.ToBase64String(signature))}";
    }
}
