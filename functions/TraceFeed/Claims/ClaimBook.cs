using System.Text.Json;
using System.Text.Json.Serialization;
using TraceFeed.Sources;

namespace TraceFeed.Claims;

/// <summary>Every claim that this build carries, with the pages they were made on; <c>claims.schema.json</c> describes the file.</summary>
public sealed record ClaimBook
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        PropertyNameCaseInsensitive = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private static readonly Lazy<ClaimBook> Carried = new(LoadEmbedded);

    /// <summary>The claims embedded in this build.</summary>
    public static ClaimBook Embedded => Carried.Value;

    /// <summary>The address of the schema, for editors; not read.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    /// <summary>The pages that claims and reported figures are taken from.</summary>
    public required IReadOnlyList<CitedPage> Cited { get; init; }

    /// <summary>What pages say that publications stated.</summary>
    public required IReadOnlyList<ReportedFigure> Reported { get; init; }

    /// <summary>The claims, in the order in which they are shown.</summary>
    public required IReadOnlyList<Claim> Claims { get; init; }

    /// <summary>The ladders.</summary>
    public required IReadOnlyList<Ladder> Ladders { get; init; }

    /// <summary>Every figure that is asked of the log, each once.</summary>
    [JsonIgnore]
    public IReadOnlyList<AskedFigure> Asked =>
    [
        .. Claims.SelectMany(claim => claim.Figures.Select(figure => AskedFigure.For(claim, figure)))
            .Concat(Ladders.SelectMany(ladder => ladder.Rungs.Select(rung => AskedFigure.For(ladder, rung)))).Distinct(),
    ];

    /// <summary>The claims of a file.</summary>
    /// <exception cref="DefinitionException">The JSON is none, or contradicts itself; the message says where.</exception>
    public static ClaimBook Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return ClaimRules.Checked(JsonSerializer.Deserialize<ClaimBook>(json, Json) ?? throw new DefinitionException("The claims are empty."));
        }
        catch (JsonException error)
        {
            throw new DefinitionException($"The claims, line {error.LineNumber + 1}, at {error.Path}: {error.Message.Split(" Path: ")[0]}", error);
        }
    }

    /// <summary>The page of that id.</summary>
    internal CitedPage Page(string id) => Cited.First(page => page.Id == id);

    /// <summary>What pages say that publications stated of a figure, the earliest publication first.</summary>
    internal IReadOnlyList<ReportedFigure> Reports(FigureName name) => [.. Reported.Where(reported => reported.Name == name).OrderBy(reported => reported.Published)];

    private static ClaimBook LoadEmbedded()
    {
        using var stream = typeof(ClaimBook).Assembly.GetManifestResourceStream("claims.json") ?? throw new DefinitionException("claims.json is not part of this build.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return Parse(copy.ToArray());
    }
}
