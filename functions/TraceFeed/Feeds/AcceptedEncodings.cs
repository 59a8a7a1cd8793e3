using System.Globalization;

namespace TraceFeed.Feeds;

/// <summary>Accept-Encoding of RFC 9110, section 12.5.3, as far as gzip and identity go.</summary>
/// <param name="Gzip">The weight of gzip, 0 to 1.</param>
/// <param name="Identity">The weight of no coding, 0 to 1; null when the client does not speak of it.</param>
internal readonly record struct AcceptedEncodings(decimal Gzip, decimal? Identity)
{
    /// <summary>Whether to compress bytes: when the client takes gzip and likes nothing better, and it is worth the work or the only way.</summary>
    public bool Prefer(bool worthIt) => Gzip > 0 && (Identity is null ? worthIt : Gzip >= Identity && (worthIt || Identity == 0));

    /// <summary>Reads a header. Members that are not well-formed count as not sent.</summary>
    public static AcceptedEncodings Parse(string? header)
    {
        decimal? gzip = null, identity = null, any = null;
        foreach (var member in (header ?? "").Split(','))
        {
            var parts = member.Split(';', 2, StringSplitOptions.TrimEntries);
            if (Weight(parts.Length == 1 ? null : parts[1]) is not { } weight)
            {
                continue;
            }

            switch (parts[0].ToLowerInvariant())
            {
                case "gzip" or "x-gzip":
                    gzip = Math.Max(gzip ?? 0, weight);
                    break;
                case "identity":
                    identity = weight;
                    break;
                case "*":
                    any = weight;
                    break;
                default:
                    break;
            }
        }

        // "*" speaks of identity only to forbid it.
        return new AcceptedEncodings(gzip ?? any ?? 0, identity ?? (any == 0 ? 0 : null));
    }

    private static decimal? Weight(string? parameter)
    {
        if (parameter is null)
        {
            return 1;
        }

        var pair = parameter.Split('=', 2, StringSplitOptions.TrimEntries);
        return pair is ["q" or "Q", _] && decimal.TryParse(pair[1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight) && weight <= 1 ? weight : null;
    }
}
