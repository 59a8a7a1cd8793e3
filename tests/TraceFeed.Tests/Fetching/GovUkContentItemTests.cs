using System.Text;
using TraceFeed.Fetching;

namespace TraceFeed.Tests.Fetching;

public sealed class GovUkContentItemTests
{
    private static readonly Uri Where = new("https://www.gov.uk/api/content/government/statistics/x");

    [Theory]
    [InlineData("<html>", "not JSON")]
    [InlineData("", "not JSON")]
    [InlineData("[]", "the whole should be an object")]
    [InlineData("{}", "public_updated_at should be")]
    [InlineData("""{"public_updated_at":"yesterday"}""", "public_updated_at should be an ISO 8601 time")]
    [InlineData("""{"public_updated_at":"03/04/2020"}""", "public_updated_at should be an ISO 8601 time")]
    [InlineData("""{"public_updated_at":20200703}""", "public_updated_at should be a text")]
    [InlineData("""{"public_updated_at":"2020-07-02T13:00:00Z"}""", "base_path should be a text")]
    [InlineData("""{"public_updated_at":"2020-07-02T13:00:00Z","base_path":"//evil.example"}""", "base_path should be a path")]
    [InlineData("""{"public_updated_at":"2020-07-02T13:00:00Z","base_path":"/\\evil.example"}""", "base_path should be a path")]
    [InlineData("""{"public_updated_at":"2020-07-02T13:00:00Z","base_path":"/x"}""", "title should be a text")]
    [InlineData("""{"public_updated_at":"2020-07-02T13:00:00Z","base_path":"/x","title":"\ud800"}""", "title should be a text")]
    [InlineData("""{"public_updated_at":"2020-07-02T13:00:00Z","base_path":"/x","title":"X","details":[]}""", "details should be an object")]
    [InlineData("""{"public_updated_at":"2020-07-02T13:00:00Z","base_path":"/x","title":"X","details":{"attachments":[1]}}""", "details.attachments should be a list of objects")]
    [InlineData("""{"public_updated_at":"2020-07-02T13:00:00Z","base_path":"/x","title":"X","details":{"attachments":[{}]}}""", "details.attachments[].url should be a text")]
    [InlineData("""{"public_updated_at":"2020-07-02T13:00:00Z","base_path":"/x","title":"X","document_type":"document_collection"}""", "links should be an object")]
    [InlineData("""{"public_updated_at":"2020-07-02T13:00:00Z","base_path":"/x","title":"X","document_type":"document_collection","links":{}}""", "links.documents should be")]
    public void A_malformed_item_is_an_error_that_names_the_url_and_what_was_expected(string json, string expected)
    {
        var failed = Assert.Throws<FetchException>(() => Parse(json));
        Assert.Contains(expected, failed.Message, StringComparison.Ordinal);
        Assert.Contains(Where.AbsoluteUri, failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Deep_nesting_is_an_error_and_nested_html_is_read_in_one_pass()
    {
        Assert.Throws<FetchException>(() => Parse(new string('[', 100_000)));

        var item = Parse(Item($"\"body\":\"{string.Concat(Enumerable.Repeat("<div><b>", 100_000))}<a href='/a/x.csv'>X</a>\""));

        Assert.Equal("https://www.gov.uk/a/x.csv", Assert.Single(item!.Files).Url.AbsoluteUri);
    }

    [Theory]
    [InlineData("redirect")]
    [InlineData("gone")]
    public void A_page_that_moved_or_has_gone_is_no_publication(string schema) => Assert.Null(Parse($$"""{"schema_name":"{{schema}}","base_path":"/x"}"""));

    [Theory]
    [InlineData("2020-07-02T22:59:59Z", "2020-07-02")]
    [InlineData("2020-07-02T23:30:00Z", "2020-07-03")]
    [InlineData("2020-12-02T23:30:00.000+00:00", "2020-12-02")]
    [InlineData("2020-07-03T00:15:00.5+01:00", "2020-07-03")]
    public void The_day_of_publication_is_the_one_in_london(string firstPublished, string day)
    {
        var item = Parse($$"""{"public_updated_at":"2021-01-01T00:00:00Z","base_path":"/x","title":"X","first_published_at":"{{firstPublished}}","details":{"first_public_at":"2019-01-01T00:00:00Z"} }""");
        Assert.Equal(day, item!.Published.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Where_the_first_publication_is_not_stated_the_next_best_date_counts()
    {
        var former = Parse("""{"public_updated_at":"2021-01-01T00:00:00Z","base_path":"/x","title":"X","first_published_at":null,"details":{"first_public_at":"2019-06-01T23:00:00Z"}}""");
        var neither = Parse("""{"public_updated_at":"2021-01-01T00:00:00Z","base_path":"/x","title":"X"}""");
        Assert.Equal(new DateOnly(2019, 6, 2), former!.Published);
        Assert.Equal(new DateOnly(2021, 1, 1), neither!.Published);
    }

    [Fact]
    public void Files_come_from_attachments_when_there_are_any_and_web_pages_are_not_files()
    {
        var item = Parse(Item("""
            "documents": ["<a href='/old.csv'>Old</a>"],
            "attachments": [
              {"attachment_type":"html","title":"Page","url":"/government/x/page"},
              {"attachment_type":"file","title":"Tables","url":"https://assets.publishing.service.gov.uk/media/1/t%20w1.ods","filename":"t w1.ods","content_type":"application/vnd.oasis.opendocument.spreadsheet","file_size":12,"new_field":{}},
              {"url":"/media/2/u.csv","title":null}
            ]
            """));

        Assert.Equal(
            [
                new DiscoveredFile(new Uri("https://assets.publishing.service.gov.uk/media/1/t%20w1.ods"), "Tables", "t w1.ods", "application/vnd.oasis.opendocument.spreadsheet", 12),
                new DiscoveredFile(new Uri("https://www.gov.uk/media/2/u.csv"), "u.csv", "u.csv", null, null),
            ],
            item!.Files);
    }

    [Fact]
    public void Files_of_older_items_come_from_the_links_in_their_html()
    {
        var item = Parse(Item("""
            "documents": ["<section><a class='thumbnail' href='/f/1/a%20b.xls'><img src='t.png'></a><h2><a href='/f/1/a%20b.xls'>A &amp;\n <em>B</em></a></h2> <a href='#more'>more</a> <a href='mailto:x@y.csv'>mail</a> <a href='javascript:x.csv'>no</a> <a href='/page'>page</a></section>",
                          "<a href='https://assets.publishing.service.gov.uk/c.csv'>C</a><a href='//['>broken</a>"]
            """));

        Assert.Equal(
            [
                new DiscoveredFile(new Uri("https://www.gov.uk/f/1/a%20b.xls"), "A & B", "a b.xls", null, null),
                new DiscoveredFile(new Uri("https://assets.publishing.service.gov.uk/c.csv"), "C", "c.csv", null, null),
            ],
            item!.Files);
    }

    [Theory]
    [InlineData("best-practice-official-statistics.json", 6, "2015-01-14", 4)]
    [InlineData("publication-with-featured-attachments.json", 1, "2014-05-29", 1)]
    [InlineData("statistical_data_set_with_block_attachments.json", 8, "2014-11-07", 32)]
    [InlineData("statistics_publication.json", 1, "2012-11-01", 0)]
    [InlineData("tagged_to_two_coronavirus_taxons.json", 1, "2020-03-12", 17)]
    public void Real_publications_are_read(string file, int files, string published, int notes)
    {
        var item = GovUkContentItem.Parse(File.ReadAllBytes(OfficialFiles.Path("govuk-content-api", file)), Where);

        Assert.False(item!.IsCollection);
        Assert.Equal(files, item.Files.Count);
        Assert.Equal(notes, item.Notes.Count);
        Assert.Equal(published, item.Published.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Assert.All(item.Files, f => Assert.True(f.Url.IsAbsoluteUri && f.Url.Scheme == "https" && f.Title.Length > 0 && Path.HasExtension(f.Filename)));
    }

    [Fact]
    public void A_real_collection_is_read()
    {
        var item = GovUkContentItem.Parse(File.ReadAllBytes(OfficialFiles.Path("govuk-content-api", "document_collection_with_history.json")), Where);

        Assert.True(item!.IsCollection);
        Assert.Equal(
            new GovUkLink(
                "/government/publications/financial-sanctions-somalia", "Financial sanctions, Somalia", new DateTimeOffset(2014, 8, 24, 15, 0, 2, TimeSpan.Zero)),
            item.Documents[0]);
        Assert.Equal(8, item.Notes.Count);
    }

    private static GovUkContentItem? Parse(string json) => GovUkContentItem.Parse(Encoding.UTF8.GetBytes(json), Where);

    private static string Item(string details) =>
        $$"""{"public_updated_at":"2020-07-02T13:00:00Z","base_path":"/x","title":"X","withdrawn_notice":{"explanation":"old"},"details":{ {{details}} } }""";
}
