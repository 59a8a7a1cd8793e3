using System.Text.Json.Nodes;
using TraceFeed.Fetching;

namespace TraceFeed.Tests.Fetching;

public sealed class GovUkDiscoveryTests : IDisposable
{
    private static readonly string[] Hosts = ["www.gov.uk"];
    private static readonly GovUkCollection Collection = new()
    {
        Collection = new Uri("https://www.gov.uk/api/content/government/collections/weekly"),
        AttachmentPattern = @"\.ods$|^Data tables",
        PublicationPattern = "(?i)weekly statistics",
    };

    private readonly OfficialFolder site = new();

    [Fact]
    public async Task Publications_are_listed_oldest_first_with_the_files_that_are_wanted()
    {
        WriteCollection(Listed("/s/b"), Listed("/s/a"), Listed("/s/c"), Listed("/s/other", "Methodology"), Listed("/s/a"), new JsonObject { ["title"] = "Weekly statistics without a page" });
        WritePublication("/s/a", "2020-07-09", "w2.ods", "w2.pdf");
        WritePublication("/s/b", "2020-07-02", "w1.ods");
        WritePublication("/s/c", "2020-07-02", "w1b.ods");

        var found = await DiscoverAsync();

        Assert.Equal(["/s/b", "/s/c", "/s/a"], found.Select(publication => publication.Id));
        var last = found[2];
        Assert.Equal(new Uri("https://www.gov.uk/s/a"), last.Page);
        Assert.Equal(new DateOnly(2020, 7, 9), last.Published);
        Assert.Equal("w2.ods", Assert.Single(last.Files).Filename);
        Assert.Equal(new ChangeNote(new DateTimeOffset(2020, 7, 9, 11, 0, 0, TimeSpan.FromHours(1)), "First published."), Assert.Single(last.Notes));
    }

    [Fact]
    public async Task What_is_known_to_be_unchanged_is_not_fetched()
    {
        WriteCollection(Listed("/s/a"), Listed("/s/b"));
        WritePublication("/s/b", "2020-07-02", "w1.ods");
        site.Write("www.gov.uk/api/content/s/a.json", "this would be an error");
        var asked = new List<(string, DateTimeOffset)>();

        var found = await DiscoverAsync((path, updatedAt) =>
        {
            asked.Add((path, updatedAt));
            return path == "/s/a";
        });

        Assert.Equal("/s/b", Assert.Single(found).Id);
        Assert.Equal(("/s/a", new DateTimeOffset(2020, 7, 2, 10, 0, 0, TimeSpan.Zero)), asked[0]);
    }

    [Fact]
    public async Task A_publication_that_has_gone_or_moved_is_left_out_and_a_withdrawn_one_is_not()
    {
        WriteCollection(Listed("/s/absent"), Listed("/s/moved"), Listed("/s/withdrawn"));
        site.WriteItem("/s/moved", new JsonObject { ["schema_name"] = "redirect" });
        WritePublication("/s/withdrawn", "2020-07-02", "w1.ods");

        Assert.Equal("/s/withdrawn", Assert.Single(await DiscoverAsync()).Id);
    }

    [Fact]
    public async Task A_publication_can_stand_in_place_of_a_collection()
    {
        WritePublication("/government/collections/weekly", "2020-07-02", "w1.ods");

        Assert.Single(Assert.Single(await DiscoverAsync()).Files);
        Assert.Empty(await DiscoverAsync((_, _) => true));
    }

    [Fact]
    public async Task A_publication_whose_files_were_renamed_is_still_listed()
    {
        WriteCollection(Listed("/s/a"));
        WritePublication("/s/a", "2020-07-02", "tables.xlsx");

        Assert.Empty(Assert.Single(await DiscoverAsync()).Files);
    }

    [Fact]
    public async Task A_malformed_publication_is_an_error_that_names_its_url()
    {
        WriteCollection(Listed("/s/a"));
        site.Write("www.gov.uk/api/content/s/a.json", "<html>");

        var failed = await Assert.ThrowsAsync<FetchException>(() => DiscoverAsync());

        Assert.Contains("https://www.gov.uk/api/content/s/a", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_publications_than_can_be_right_are_an_error_not_a_shorter_list()
    {
        WriteCollection([.. Enumerable.Range(0, 501).Select(i => Listed($"/s/{i}"))]);

        var failed = await Assert.ThrowsAsync<FetchException>(() => DiscoverAsync());

        Assert.Contains("501 publications", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_collection_that_is_not_there_is_an_error() => await Assert.ThrowsAsync<FetchException>(() => DiscoverAsync());

    [Fact]
    public void A_pattern_that_needs_backtracking_is_refused() =>
        Assert.Throws<NotSupportedException>(() => Collection with { AttachmentPattern = @"(a)\1" });

    [Theory]
    [InlineData("statistics_publication.json", "2247515.pdf")]
    [InlineData("publication-with-featured-attachments.json", "PUBLIC_1392629965.pdf")]
    public async Task Real_items_are_discovered(string file, string expected)
    {
        site.Write("www.gov.uk/api/content/government/collections/weekly.json", File.ReadAllText(OfficialFiles.Path("govuk-content-api", file)));

        var found = await DiscoverAsync(collection: Collection with { AttachmentPattern = "^(2247515|PUBLIC_1392629965)" });

        Assert.Equal(expected, Assert.Single(Assert.Single(found).Files).Filename);
    }

    public void Dispose() => site.Dispose();

    private async Task<IReadOnlyList<DiscoveredPublication>> DiscoverAsync(
        Func<string, DateTimeOffset, bool>? isUnchanged = null, GovUkCollection? collection = null)
    {
        using var client = site.Client();
        return await new GovUkDiscovery(client).DiscoverAsync(collection ?? Collection, Hosts, isUnchanged, CancellationToken.None);
    }

    private void WriteCollection(params JsonObject[] documents) => site.WriteItem("/government/collections/weekly", new JsonObject
    {
        ["title"] = "Weekly statistics",
        ["document_type"] = "document_collection",
        ["public_updated_at"] = "2020-07-09T10:00:00Z",
        ["links"] = new JsonObject { ["documents"] = new JsonArray([.. documents]) },
    });

    private static JsonObject Listed(string path, string title = "Weekly statistics: England") => new()
    {
        ["base_path"] = path,
        ["title"] = title,
        ["public_updated_at"] = "2020-07-02T10:00:00Z",
        ["withdrawn"] = false,
    };

    private void WritePublication(string path, string day, params string[] files) => site.WriteItem(path, new JsonObject
    {
        ["title"] = "Weekly statistics: England",
        ["document_type"] = "official_statistics",
        ["first_published_at"] = $"{day}T11:00:00.000+01:00",
        ["public_updated_at"] = $"{day}T10:00:00Z",
        ["withdrawn_notice"] = new JsonObject { ["explanation"] = "Replaced." },
        ["details"] = new JsonObject
        {
            ["change_history"] = new JsonArray(new JsonObject { ["public_timestamp"] = $"{day}T11:00:00.000+01:00", ["note"] = "First published." }),
            ["attachments"] = new JsonArray([.. files.Select(file => new JsonObject
            {
                ["attachment_type"] = "file",
                ["title"] = "Tables",
                ["url"] = $"https://assets.publishing.service.gov.uk/media/1/{file}",
                ["filename"] = file,
            })]),
        },
    });
}
