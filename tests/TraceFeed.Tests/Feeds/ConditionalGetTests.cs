using System.IO.Compression;
using System.Text;
using TraceFeed.Feeds;

namespace TraceFeed.Tests.Feeds;

public sealed class ConditionalGetTests
{
    private static readonly DateTimeOffset Modified = new(2020, 9, 4, 9, 30, 15, 700, TimeSpan.Zero);
    private static readonly DateTimeOffset Now = Modified.AddHours(1);
    private static readonly Representation View = Representation.Of(Encoding.UTF8.GetBytes(new string('x', 5000)), Modified, "application/feed+json; charset=utf-8", TimeSpan.FromMinutes(5));
    private static readonly string Plain = $"\"{View.Hash}\"";
    private static readonly string Gzip = $"\"{View.Hash}-gzip\"";

    [Theory]
    [InlineData("{tag}", 304)]
    [InlineData("W/{tag}", 304)]
    [InlineData(" \"a\" ,\t{tag} , \"b\"", 304)]
    [InlineData("\"a,b\", W/\"c\",{tag}", 304)]
    [InlineData(",, {tag}", 304)]
    [InlineData("*", 304)]
    [InlineData(" * ", 304)]
    [InlineData("\"a\"", 200)]
    [InlineData("\"a\", W/\"b\"", 200)]
    [InlineData("w/{tag}", 200)]
    [InlineData("\"*\"", 200)]
    [InlineData("\"a, {tag}", 200)]
    [InlineData("{bare}", 200)]
    [InlineData("\"", 200)]
    [InlineData("W/", 200)]
    public void If_none_match_is_compared_weakly_with_every_tag_of_the_list(string header, int status) =>
        Assert.Equal(status, Get(header.Replace("{tag}", Plain, StringComparison.Ordinal).Replace("{bare}", View.Hash, StringComparison.Ordinal)).Status);

    [Theory]
    [InlineData("Fri, 04 Sep 2020 09:30:15 GMT", 304)]
    [InlineData("Friday, 04-Sep-20 09:30:15 GMT", 304)]
    [InlineData("Fri Sep  4 09:30:15 2020", 304)]
    [InlineData("Fri, 04 Sep 2020 10:30:15 GMT", 304)]
    [InlineData("Fri, 04 Sep 2020 09:30:14 GMT", 200)]
    [InlineData("Fri, 04 Sep 2020 10:30:16 GMT", 200)]
    [InlineData("Sat, 04 Sep 2021 09:30:15 GMT", 200)]
    [InlineData("Mon, 04 Sep 2020 09:30:15 GMT", 200)]
    [InlineData("2020-09-04T09:30:15Z", 200)]
    [InlineData("yesterday", 200)]
    [InlineData("", 200)]
    public void If_modified_since_is_heeded_when_it_is_a_date_that_has_been(string header, int status) =>
        Assert.Equal(status, ConditionalGet.Answer(new ViewRequest("GET", IfModifiedSince: header), View, Now).Status);

    [Fact]
    public void Beside_if_none_match_the_date_says_nothing()
    {
        Assert.Equal(200, ConditionalGet.Answer(new ViewRequest("GET", "\"a\"", "Fri, 04 Sep 2020 10:00:00 GMT"), View, Now).Status);
        Assert.Equal(304, ConditionalGet.Answer(new ViewRequest("GET", Plain, "Fri, 04 Sep 2020 09:00:00 GMT"), View, Now).Status);
    }

    [Theory]
    [InlineData("{tag}", null, 200)]
    [InlineData("\"a\", {tag}", null, 200)]
    [InlineData("*", null, 200)]
    [InlineData("\"a\"", null, 412)]
    [InlineData("W/{tag}", null, 412)]
    [InlineData(null, "Fri, 04 Sep 2020 09:30:15 GMT", 200)]
    [InlineData(null, "Fri, 04 Sep 2020 09:30:14 GMT", 412)]
    [InlineData(null, "yesterday", 200)]
    [InlineData("{tag}", "Fri, 04 Sep 2020 09:30:14 GMT", 200)]
    public void Who_asks_for_one_representation_gets_no_other(string? match, string? since, int status)
    {
        var answer = ConditionalGet.Answer(new ViewRequest("GET", IfMatch: match?.Replace("{tag}", Plain, StringComparison.Ordinal), IfUnmodifiedSince: since), View, Now);
        Assert.Equal((status, status == 200), (answer.Status, answer.Body.Length > 0));
    }

    [Fact]
    public void What_has_no_date_of_its_own_is_known_by_its_tag_alone()
    {
        var undated = View with { Undated = true };
        Assert.False(ConditionalGet.Answer(new ViewRequest("GET"), undated, Now).Headers.ContainsKey("Last-Modified"));
        Assert.Equal(200, ConditionalGet.Answer(new ViewRequest("GET", IfModifiedSince: "Fri, 04 Sep 2020 10:00:00 GMT"), undated, Now).Status);
        Assert.Equal(304, ConditionalGet.Answer(new ViewRequest("GET", Plain), undated, Now).Status);
    }

    [Fact]
    public void A_304_repeats_the_validators_and_what_caches_need_and_has_no_body()
    {
        var answer = Get(Plain);
        Assert.Equal(0, answer.Body.Length);
        Assert.Equal(Plain, answer.Headers["ETag"]);
        Assert.Equal("Fri, 04 Sep 2020 09:30:15 GMT", answer.Headers["Last-Modified"]);
        Assert.StartsWith("public, max-age=300,", answer.Headers["Cache-Control"], StringComparison.Ordinal);
        Assert.Equal("Accept-Encoding", answer.Headers["Vary"]);
        Assert.False(answer.Headers.ContainsKey("Content-Length"));
        Assert.False(answer.Headers.ContainsKey("Content-Encoding"));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("gzip", "gzip")]
    [InlineData("GZIP", "gzip")]
    [InlineData("x-gzip", "gzip")]
    [InlineData("br", "br")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("br;q=0.9, gzip", "gzip")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("br;q=0", null)]
    [InlineData("gzip;q=0, br;q=0.1", "br")]
    [InlineData("deflate, gzip;q=1.0, *;q=0.5", "gzip")]
    [InlineData("br, gzip ; q=0.1", "br")]
    [InlineData("*", "br")]
    [InlineData("gzip;q=0", null)]
    [InlineData("gzip;q=0.000, *", "br")]
    [InlineData("*;q=0", null)]
    [InlineData("identity, gzip;q=0.5", null)]
    [InlineData("identity, br;q=0.5", null)]
    [InlineData("identity;q=0.5, gzip;q=1", "gzip")]
    [InlineData("gzip;q=2", null)]
    [InlineData("gzip;level=9", null)]
    public void The_body_is_compressed_as_the_client_likes_best_and_the_shorter_way_where_it_likes_both_alike(string? header, string? coding)
    {
        var answer = ConditionalGet.Answer(new ViewRequest("GET", AcceptEncoding: header), View, Now);
        Assert.Equal(coding is null ? Plain : $"\"{View.Hash}-{coding}\"", answer.Headers["ETag"]);
        Assert.Equal("Accept-Encoding", answer.Headers["Vary"]);
        Assert.Equal(coding, answer.Headers.GetValueOrDefault("Content-Encoding"));
        Assert.Equal($"{answer.Body.Length}", answer.Headers["Content-Length"]);
        using var body = new MemoryStream(answer.Body.ToArray());
        using var plain = new MemoryStream();
        using Stream decoded = coding switch { "br" => new BrotliStream(body, CompressionMode.Decompress), "gzip" => new GZipStream(body, CompressionMode.Decompress), _ => body };
        decoded.CopyTo(plain);
        Assert.Equal(View.Content.ToArray(), plain.ToArray());
    }

    [Fact]
    public void Each_coding_has_a_tag_of_its_own()
    {
        Assert.Equal(304, ConditionalGet.Answer(new ViewRequest("GET", Gzip, AcceptEncoding: "gzip"), View, Now).Status);
        Assert.Equal(304, ConditionalGet.Answer(new ViewRequest("GET", $"W/{Gzip}", AcceptEncoding: "gzip"), View, Now).Status);
        Assert.Equal(200, ConditionalGet.Answer(new ViewRequest("GET", Plain, AcceptEncoding: "gzip"), View, Now).Status);
        Assert.Equal(200, ConditionalGet.Answer(new ViewRequest("GET", Gzip), View, Now).Status);
        Assert.Equal(200, ConditionalGet.Answer(new ViewRequest("GET", Gzip, AcceptEncoding: "br"), View, Now).Status);
        Assert.Equal(304, ConditionalGet.Answer(new ViewRequest("GET", Gzip.Replace("gzip", "br", StringComparison.Ordinal), AcceptEncoding: "br"), View, Now).Status);
    }

    [Fact]
    public void Few_bytes_are_compressed_only_when_nothing_else_is_accepted()
    {
        var tiny = Representation.Of("tiny"u8.ToArray(), Modified, "application/feed+json", TimeSpan.Zero);
        Assert.False(ConditionalGet.Answer(new ViewRequest("GET", AcceptEncoding: "gzip"), tiny, Now).Headers.ContainsKey("Content-Encoding"));
        Assert.True(ConditionalGet.Answer(new ViewRequest("GET", AcceptEncoding: "gzip, identity;q=0"), tiny, Now).Headers.ContainsKey("Content-Encoding"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("gzip")]
    public void Head_is_get_without_the_body(string? encoding)
    {
        var get = ConditionalGet.Answer(new ViewRequest("GET", AcceptEncoding: encoding), View, Now);
        var head = ConditionalGet.Answer(new ViewRequest("HEAD", AcceptEncoding: encoding), View, Now);
        Assert.Equal(get.Headers, head.Headers);
        Assert.Equal(200, head.Status);
        Assert.Equal(0, head.Body.Length);
        Assert.Equal(304, ConditionalGet.Answer(new ViewRequest("HEAD", "*"), View, Now).Status);
    }

    [Fact]
    public void Other_methods_are_told_which_are_allowed()
    {
        var answer = ConditionalGet.Answer(new ViewRequest("POST"), View, Now);
        Assert.Equal((405, "GET, HEAD"), (answer.Status, answer.Headers["Allow"]));
    }

    [Fact]
    public void Last_modified_never_lies_in_the_future() =>
        Assert.Equal("Fri, 04 Sep 2020 09:30:05 GMT", ConditionalGet.Answer(new ViewRequest("GET"), View, Modified.AddSeconds(-9)).Headers["Last-Modified"]);

    [Fact]
    public void Two_changes_within_a_second_are_two_to_a_client_that_knows_only_dates()
    {
        var seen = ConditionalGet.Answer(new ViewRequest("GET"), View, Modified.AddMilliseconds(10)).Headers["Last-Modified"];
        var next = Representation.Of("second"u8.ToArray(), Modified.AddMilliseconds(20), "application/feed+json", TimeSpan.Zero);
        Assert.Equal(200, ConditionalGet.Answer(new ViewRequest("GET", IfModifiedSince: seen), next, Now).Status);
    }

    [Fact]
    public void Pages_carry_their_policy_and_everything_may_be_read_from_anywhere_but_not_sniffed()
    {
        var page = ConditionalGet.Answer(new ViewRequest("GET"), Representation.Of(default, Modified, HtmlPages.ContentType, TimeSpan.Zero), Now);
        Assert.Equal(PageStyle.ContentSecurityPolicy, page.Headers["Content-Security-Policy"]);
        var feed = Get("\"a\"");
        Assert.False(feed.Headers.ContainsKey("Content-Security-Policy"));
        Assert.All([page, feed], answer => Assert.Equal(("*", "nosniff"), (answer.Headers["Access-Control-Allow-Origin"], answer.Headers["X-Content-Type-Options"])));
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("\r\nX-Evil: 1")]
    public void No_tag_is_made_of_anything_but_a_hash(string hash) =>
        Assert.Throws<ArgumentException>(() => new Representation(default, hash.PadRight(64), Modified, "text/html", TimeSpan.Zero));

    [Fact]
    public void No_media_type_starts_a_new_header() =>
        Assert.Throws<ArgumentException>(() => Representation.Of(default, Modified, "text/html\r\nX-Evil: 1", TimeSpan.Zero));

    private static ViewAnswer Get(string ifNoneMatch) => ConditionalGet.Answer(new ViewRequest("GET", ifNoneMatch), View, Now);
}
