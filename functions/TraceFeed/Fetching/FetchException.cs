using System.Globalization;
using System.Net;
using System.Text;

namespace TraceFeed.Fetching;

/// <summary>
/// Something could not be fetched. The message says what happened, where, and what to do about it; text that came from
/// outside is made printable and cut before it enters the message, so that it cannot forge lines in a log.
/// </summary>
public sealed class FetchException : Exception
{
    private const int LongestWhere = 300;

    internal FetchException(string what, string where, string remedy, Exception? inner = null)
        : base($"{what}: {Printable(where)}. {remedy}", inner) => Where = Printable(where);

    internal FetchException(string what, Uri where, string remedy, Exception? inner = null)
        : this(what, where.OriginalString, remedy, inner)
    {
    }

    /// <summary>The URL at fault (or the text that should have been one), printable and at most 300 characters.</summary>
    public string Where { get; }

    /// <summary>The status that the origin answered, when that is the reason.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>Whether the same request may succeed later.</summary>
    internal bool IsTransient { get; init; }

    /// <summary>How long the origin asks to be left alone.</summary>
    internal TimeSpan? RetryAfter { get; init; }

    /// <summary>Text from outside, with what is not printable ASCII escaped, and cut to a bearable length.</summary>
    internal static string Printable(string text)
    {
        var printable = new StringBuilder();
        foreach (var c in text)
        {
            if (printable.Length >= LongestWhere)
            {
                return printable.Append('…').ToString();
            }

            _ = c is >= ' ' and <= '~'
                ? printable.Append(c)
                : printable.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
        }

        return printable.ToString();
    }
}
