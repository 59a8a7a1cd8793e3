using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using TraceFeed.Changes;
using TraceFeed.Feeds;
using TraceFeed.Sources;
using static TraceFeed.Tests.Feeds.Log;

namespace TraceFeed.Tests.Feeds;

/// <summary>Whatever an area, a sheet, a file or a warning is called: the outputs stay well-formed and say the same.</summary>
public sealed partial class HostileTextTests
{
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.Elements("]]>", "<script>alert(1)</script>", "\" onmouseover=\"x", "'><img src=x onerror=y>", "&lt;", "&#x0;", "<!--", "</title>", "\0", "\u0008", "\uFFFE", "\uD800", "\uDC00x", "\u202E", "\r\nX: 1", "\u0085", "👩‍🔬", "Ynys Môn", "{{x}}", "${x}"),
        Gen.Choose(0, 0xFFFF).Select(code => $"a{(char)code}b"),
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? "")).ArrayOf().Select(string.Concat);

    private static readonly Gen<Commit> Hostile =
        from label in Text
        from area in Text
        from sheet in Text
        from status in Text
        from breakdown in Text
        from reason in Text
        from warning in Text
        from source in Gen.OneOf(Gen.Constant(Readings.National), Text)
        from table in Gen.OneOf(Gen.Constant("contacts"), Text)
        let cell = new CellAddress(sheet, sheet, reason)
        let change = Reached(ChangeKind.ValueRevised, "72.4", "72.1") with
        {
            Label = label,
            Table = table,
            Source = source,
            Area = new Area("utla", null, area),
            New = new StatedValue("7", status, cell),
            Breakdown = new Dictionary<string, string> { [label] = breakdown },
            Announced = reason,
            Unit = status,
        }
        let publication = FarApart with
        {
            Source = source,
            Publication = FarApart.Publication! with { Title = warning, Id = label, Warnings = [warning, area], Files = [new EditionFacts(sheet, null, reason)] },
        }
        let check = change with { Kind = ChangeKind.CheckFailed, Check = new CheckOutcome(label, reason, status, [cell]) }
        let end = new DriftEnd(sheet, area, new Area(reason, label, area), cell)
        let drift = new Change { Kind = ChangeKind.DefinitionChanged, Source = source, Id = reason, Table = table, Drift = new(label, [end], [end with { Text = warning }], 1) }
        let mass = new Change { Kind = ChangeKind.CoverageChanged, Source = source, Id = area, Reason = reason, Mass = new MassChange([new MassCount(table, label, 2, 1, new Dictionary<string, int> { [status] = 1 }, reason, sheet)], [new Area(label, null, area)], warning) }
        select Commit(publication, drift, mass, mass with { Kind = ChangeKind.RoundingChanged }, change with { PartOf = area }, change, change with { Kind = ChangeKind.SeriesEnded, Reason = reason }, change with { Kind = label }, check);

    [Fact]
    public void No_text_breaks_a_format_or_becomes_markup() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(150),
        Prop.ForAll(Hostile.ToArbitrary(), commit =>
        {
            var items = FeedItems.Of(commit, DefinitionCatalog.Embedded);
            var feed = Documents.OfAll(Base, DefinitionCatalog.Embedded, items);
            using var json = JsonDocument.Parse(JsonFeedRenderer.Render(feed));
            var rss = Parse(RssRenderer.Render(feed)).Descendants("item").ToList();
            var atom = Parse(AtomRenderer.Render(feed)).Elements().Where(element => element.Name.LocalName == "entry").ToList();
            foreach (var (item, i) in json.RootElement.GetProperty("items").EnumerateArray().Select((item, i) => (item, i)))
            {
                var title = item.GetProperty("title").GetString();
                Assert.Equal(title, rss[i].Element("title")!.Value);
                Assert.Equal(title, atom[i].Elements().Single(element => element.Name.LocalName == "title").Value);
                Assert.DoesNotContain('\n', title!);
                AssertHarmless(item.GetProperty("content_html").GetString()!);
            }

            foreach (var page in items.Select(item => HtmlPages.Item(item, Base)).Append(HtmlPages.Home(feed)))
            {
                var html = System.Text.Encoding.UTF8.GetString(page);
                AssertHarmless(html[html.IndexOf("<main>", StringComparison.Ordinal)..html.IndexOf("</main>", StringComparison.Ordinal)]);
                Assert.Equal(2, Regex.Count(html, "</?title>"));
                Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
            }
        }));

    // Our own markup is a known set of tags with known attributes; once they are taken away no bracket is left.
    private static void AssertHarmless(string html) => Assert.DoesNotMatch("[<>\0\u0008\uFFFE]", OwnTags().Replace(html, ""));

    [GeneratedRegex("</?(p|ul|li|h1|h2|h3|div|table|caption|thead|tbody|tr|th|td|a|article|main|footer|code)( (href|title|scope|role|tabindex|aria-label|class|id)=\"[^\"<>]*\")*>")]
    private static partial Regex OwnTags();

    private static XElement Parse(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return XDocument.Load(stream).Root!;
    }
}
