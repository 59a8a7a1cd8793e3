using System.Globalization;

namespace TraceFeed.Api;

/// <summary>
/// What a request asks for. A filter with several values repeats its parameter, since names of areas have commas. Whatever is not
/// understood is a problem that names the parameter and what is allowed.
/// </summary>
public sealed class ApiRequest
{
    private const string Format = "format";

    private readonly ILookup<string, string> query;
    private readonly string? accept;

    /// <param name="path">The path that was asked, as the client wrote it.</param>
    /// <param name="query">Names and values, decoded.</param>
    /// <param name="accept">Accept; null when it was not sent.</param>
    public ApiRequest(string path, IEnumerable<KeyValuePair<string, string>> query, string? accept)
    {
        (Path, this.accept) = (path, accept);
        this.query = query.ToLookup(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
    }

    /// <summary>The path that was asked, as the client wrote it.</summary>
    public string Path { get; }

    /// <summary>Refuses parameters that are not among those.</summary>
    /// <exception cref="ProblemException">One is not.</exception>
    public void Allow(params IReadOnlyList<string> parameters)
    {
        if (query.FirstOrDefault(pair => !parameters.Contains(pair.Key)) is { } unknown)
        {
            throw new ProblemException(Problem.BadRequest(unknown.Key, $"There is no parameter '{Short(unknown.Key)}' here.", parameters));
        }
    }

    /// <summary>The one value of a parameter; null when it was not sent.</summary>
    /// <exception cref="ProblemException">It was sent several times, or is too long.</exception>
    public string? One(string parameter) => List(parameter) switch
    {
        [] => null,
        [var value] => value,
        _ => throw new ProblemException(Problem.BadRequest(parameter, $"'{parameter}' may stand there once.")),
    };

    /// <summary>The values of a filter; none when it was not sent.</summary>
    /// <param name="parameter">Its name.</param>
    /// <param name="allowed">The values that there are; null when they are not a list.</param>
    /// <exception cref="ProblemException">There are too many, or one is too long, empty or not allowed.</exception>
    public IReadOnlyList<string> List(string parameter, IReadOnlyList<string>? allowed = null)
    {
        var values = query[parameter].Distinct(StringComparer.Ordinal).ToList();
        if (values.Count > ApiLimits.FilterValues)
        {
            throw new ProblemException(Problem.BadRequest(parameter, string.Create(CultureInfo.InvariantCulture, $"'{parameter}' has {values.Count} values; it may have {ApiLimits.FilterValues}. Ask several times.")));
        }

        foreach (var value in values)
        {
            if (value.Length is 0 or > ApiLimits.FilterCharacters)
            {
                throw new ProblemException(Problem.BadRequest(parameter, string.Create(CultureInfo.InvariantCulture, $"'{parameter}' needs a value of 1 to {ApiLimits.FilterCharacters} characters.")));
            }

            if (allowed?.Contains(value) == false)
            {
                throw new ProblemException(Problem.BadRequest(parameter, $"'{parameter}' cannot be '{Short(value)}'; for several values repeat the parameter.", allowed));
            }
        }

        return values;
    }

    /// <summary>A whole number, or what stands for it when it was not sent.</summary>
    /// <exception cref="ProblemException">It is no whole number from <paramref name="least"/> to <paramref name="most"/>.</exception>
    public long Number(string parameter, long otherwise, long least, long most)
    {
        if (One(parameter) is not { } text)
        {
            return otherwise;
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new ProblemException(Problem.BadRequest(parameter, $"'{parameter}' cannot be '{Short(text)}'.", [string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}")]));
    }

    /// <summary>How many entries the answer may have.</summary>
    public int Limit() => (int)Number("limit", ApiLimits.Limit, 1, ApiLimits.MostLimit);

    /// <summary>The form to answer in: the one that <c>format</c> names, else the one that Accept weighs most.</summary>
    /// <exception cref="ProblemException">None that is offered.</exception>
    public MediaOffer Choose(params IReadOnlyList<MediaOffer> offered) =>
        List(Format, [.. offered.Select(offer => offer.Format)]) is [var format, ..]
            ? offered.First(offer => offer.Format == format)
            : MediaOffer.Choose(accept, offered) ?? throw new ProblemException(Problem.NotAcceptable([.. offered.Select(offer => offer.MediaType)]));

    /// <summary>The same request with another value of one parameter, as a path with query: how an answer names the next one.</summary>
    public string With(string parameter, string value) => Path + "?" + string.Join('&', query.Where(pair => pair.Key != parameter)
        .SelectMany(pair => pair.Select(one => (pair.Key, Value: one))).Append((Key: parameter, Value: value))
        .Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));

    // What a stranger wrote is repeated only so far.
    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
