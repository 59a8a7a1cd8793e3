using System.Globalization;

namespace TraceFeed.Feeds;

/// <summary>Accept-Encoding of RFC 9110, section 12.5.3, as far as Brotli (RFC 7932), gzip and identity go.</summary>
/// <param name="Brotli">The weight of Brotli, 0 to 1.</param>
/// <param name="Gzip">The weight of gzip, 0 to 1.</param>
/// <param name="Identity">The weight of no coding, 0 to 1; null when the client does not speak of it.</param>
internal readonly record struct AcceptedEncodings(decimal Brotli, decimal Gzip, decimal? Identity)
{
    /// <summary>
    /// The coding to send, <c>br</c> or <c>gzip</c>, the shorter one where the client likes both alike; null for none: when the client takes
    /// neither or likes none better, and when it is not worth the work and not the only way.
    /// </summary>
    public string? Choose(bool worthIt)
    {
        var best = Math.Max(Brotli, Gzip);
        var compress = best > 0 && (Identity is null ? worthIt : best >= Identity && (worthIt || Identity == 0));
        return !compress ? null : Brotli == best ? "br" : "gzip";
    }

    /// <summary>Reads a header. Members that are not well-formed count as not sent.</summary>
    public static AcceptedEncodings Parse(string? header)
    {
        decimal? brotli = null, gzip = null, identity = null, any = null;
        foreach (var member in (header ?? "").Split(','))
        {
            var parts = member.Split(';', 2, StringSplitOptions.TrimEntries);
            if (Weight(parts.Length == 1 ? null : parts[1]) is not { } weight)
            {
                continue;
            }

            switch (parts[0].ToLowerInvariant())
            {
                case "br":
                    brotli = weight;
                    break;
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
        return new AcceptedEncodings(brotli ?? any ?? 0, gzip ?? any ?? 0, identity ?? (any == 0 ? 0 : null));
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
