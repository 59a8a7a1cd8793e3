using System.Globalization;

namespace Azure.Data.Tables.Transport;

/// <summary>The query part of an address; parts without a value are left out.</summary>
internal static class QueryString
{
    public static string Create(params (string Name, string? Value)[] parts) =>
        "?" + string.Join('&', parts.Where(part => part.Value is not null).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}"));

    public static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);

    public static string? List(IEnumerable<string>? names) => names is null ? null : string.Join(',', names);
}
