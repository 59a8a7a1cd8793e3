using System.Globalization;
using System.Text.RegularExpressions;

namespace TraceFeed.Sources;

/// <summary>
/// An address with <c>{date:FORMAT}</c> wherever a date stands. The format is a custom date format of .NET, written in the
/// invariant culture (English names); <c>{date:FORMAT|lower}</c> writes it in lower case. One letter is a custom format too:
/// <c>{date:d}</c> is the day without a leading zero.
/// </summary>
public sealed partial class DateTemplate
{
    private readonly string text;

    private DateTemplate(string text) => this.text = text;

    /// <summary>Reads a template.</summary>
    /// <exception cref="FormatException">It has no placeholder, a brace that belongs to none, or one before the path.</exception>
    public static DateTemplate Parse(string text)
    {
        var first = Placeholder().Match(text);
        if (!first.Success)
        {
            throw new FormatException($"'{text}' has no {{date:FORMAT}}");
        }

        if (Placeholder().Replace(text, "").AsSpan().IndexOfAny('{', '}') >= 0)
        {
            throw new FormatException($"'{text}' has a brace that belongs to no {{date:FORMAT}} or {{date:FORMAT|lower}}");
        }

        var host = text.IndexOf("://", StringComparison.Ordinal);
        var path = host < 0 ? -1 : text.IndexOf('/', host + 3);
        return path >= 0 && path < first.Index ? new DateTemplate(text) : throw new FormatException($"'{text}' has a date before its path");
    }

    /// <summary>The address of a date.</summary>
    /// <exception cref="FormatException">A format is not one of dates, or the address is no absolute URL.</exception>
    public Uri Address(DateOnly date)
    {
        var address = Placeholder().Replace(text, match => Written(date, match));
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri : throw new FormatException($"'{address}' is no absolute URL");
    }

    private static string Written(DateOnly date, Match placeholder)
    {
        var format = placeholder.Groups["format"].Value;
        var written = date.ToString(format.Length == 1 ? "%" + format : format, CultureInfo.InvariantCulture);
        return placeholder.Groups["lower"].Success ? written.ToLowerInvariant() : written;
    }

    [GeneratedRegex(@"\{date:(?<format>[^{}|]+)(?<lower>\|lower)?\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
