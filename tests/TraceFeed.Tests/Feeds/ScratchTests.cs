using TraceFeed.Feeds;
using TraceFeed.Sources;
namespace TraceFeed.Tests.Feeds;
public sealed class ScratchTests
{
    [Fact]
    public void Print()
    {
        var names = OfficialFiles.Names("england-tt-national").ToList();
        var links = new SiteLinks(new Uri("https://tracefeed-abcdefghijklm.azurewebsites.net/"));
        foreach (var (src, folder, files) in new[] { (Readings.National, "england-tt-national", names) })
        {
            for (var i = 1; i <= files.Count; i++)
            {
                var items = FeedItems.Of(Log.Commit([.. OfficialPairs.Last(src, folder, [.. files.Take(i)])]), DefinitionCatalog.Embedded);
                TestContext.Current.TestOutputHelper!.WriteLine($"{files[i-1]}: {items.Count} items, {JsonFeedRenderer.Render(FeedSubject.All.Document(links, [items[0].Definition!], null) with { Items = items }).Length}");
                TestContext.Current.TestOutputHelper!.WriteLine(items[0].Title);
                foreach (var item in items) { TestContext.Current.TestOutputHelper!.WriteLine($"   {item.Subject}: {JsonFeedItem.Size(item, links)} shown {item.Shown.Count}"); }
                foreach (var item in items.Where(x => x.IsDerived))
                {
                    TestContext.Current.TestOutputHelper!.WriteLine($"{item.Title} | {item.Summary} | {JsonFeedItem.Size(item, links)} json, {ContentHtml.Of(item.Content, links).Length} html, shown {item.Shown.Count} carries {item.Carries}");
                    if (i == files.Count) { File.WriteAllText($"/tmp/dv/{src}.html", System.Text.Encoding.UTF8.GetString(HtmlPages.Item(item, new Uri("https://feeds.example/")))); }
                }
            }
        }
    }
}
