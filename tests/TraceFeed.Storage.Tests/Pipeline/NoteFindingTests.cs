using System.Text;
using TraceFeed.Changes;
using TraceFeed.Fetching;
using TraceFeed.Sources;
using TraceFeed.Tests;
using Cell = TraceFeed.Tests.Workbooks.Cell;

namespace TraceFeed.Storage.Tests.Pipeline;

public sealed class NoteFindingTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset First = new(2020, 6, 11, 9, 30, 0, TimeSpan.FromHours(1));
    private static readonly ChangeNote Begun = new(First, "First published.");
    private static readonly ChangeNote Corrected = new(First.AddDays(2), "Replaced to correct people tested in table 1, and table 13.");

    // Made once, because a zip file holds the time at which it was made, and ids depend on the bytes of files.
    private static readonly byte[] Before = Workbook(10, 20, 30);
    private static readonly byte[] After = Workbook(11, 21, 30);

    [Fact]
    public async Task A_corrected_publication_tells_which_tables_its_note_mentions_beside_those_that_changed()
    {
        using var watch = await Watch.NewAsync(azurite, Catalog());
        await PublishAsync(watch, Before, Begun);
        await PublishAsync(watch, After, Corrected, Begun);

        var rows = await watch.Ledger.RowsAsync();
        Assert.Null((await watch.Ledger.ChangesAsync(rows[0]))[0].Publication!.Findings);
        Assert.Equal(
            [
                new NoteFinding("tested", "Table_1", NoteFinding.Mentioned, Corrected.Note, 1),
                new NoteFinding("turnaround", "Table_2", NoteFinding.NotMentioned, null, 1),
                new NoteFinding("contacts", "Table_13", NoteFinding.WithoutEffect, Corrected.Note, 0),
            ],
            (await watch.Ledger.ChangesAsync(rows[1]))[0].Publication!.Findings);
        Assert.Empty(await watch.Ledger.ProblemsAsync());
    }

    [Fact]
    public async Task A_note_is_held_against_one_publication_only()
    {
        using var watch = await Watch.NewAsync(azurite, Catalog());
        await PublishAsync(watch, Before, Begun);
        await PublishAsync(watch, After, Corrected, Begun);
        await PublishAsync(watch, Workbook(12, 22, 30), Corrected, Begun);

        var told = (await watch.LastChangesAsync())[0].Publication!;
        Assert.Null(told.Findings);
        Assert.Equal(2, told.Notes!.Count);
    }

    [Fact]
    public async Task A_note_on_a_file_that_was_only_saved_again_is_without_effect()
    {
        using var watch = await Watch.NewAsync(azurite, Catalog());
        await PublishAsync(watch, Before, Begun);
        await PublishAsync(watch, Workbook(10, 20, 30, savedAgain: true), Corrected, Begun);

        var told = Assert.Single(await watch.LastChangesAsync());
        Assert.Equal(ChangeKind.PublicationUnchanged, told.Kind);
        Assert.Equal([("tested", NoteFinding.WithoutEffect), ("contacts", NoteFinding.WithoutEffect)], told.Publication!.Findings!.Select(found => (found.Table, found.Mention)));
        Assert.Empty(await watch.Ledger.ProblemsAsync());
    }

    [Fact]
    public async Task Ids_of_changes_do_not_depend_on_what_the_notes_mention()
    {
        Assert.Equal(await IdsAsync(Begun), await IdsAsync(Corrected, Begun));
    }

    private async Task<IEnumerable<string?>> IdsAsync(params ChangeNote[] notes)
    {
        using var watch = await Watch.NewAsync(azurite, Catalog());
        await PublishAsync(watch, Before, Begun);
        await PublishAsync(watch, After, notes);
        return (await watch.LastChangesAsync()).Select(change => change.Id);
    }

    private static async Task PublishAsync(Watch watch, byte[] workbook, params ChangeNote[] notes)
    {
        watch.Site.Note("a", 1, notes);
        watch.Site.Publish("a", 1, workbook, "a-1.ods");
        await watch.LookAndIngestAsync();
    }

    private static byte[] Workbook(int tested, int turnaround, int contacts, bool savedAgain = false) => Workbooks.Of(
        ("Table_1", Table("People tested", tested)), ("Table_2", Table("Time to results", turnaround)), ("Table_13", [.. Table("Contacts by site", contacts), .. savedAgain ? [[Cell.Empty]] : Array.Empty<Cell[]>()]));

    private static Cell[][] Table(string title, int count) => [[title], ["", "28/05/20 - 03/06/20"], ["All people", count]];

    private static DefinitionCatalog Catalog()
    {
        static string Table(string id, string title) => $$"""
            { "id": "{{id}}", "title": "{{id}}", "titles": ["{{title}}"], "periods": "weekly", "headline": "all", "checks": [],
              "rows": [{ "id": "all", "path": "All people", "measure": "people", "label": "People", "unit": "people" }] }
            """;
        return DefinitionCatalog.Embedded.With("a.json", Encoding.UTF8.GetBytes($$"""
            {
              "id": "a", "title": "Statistics of a", "home": "https://www.gov.uk/government/collections/a",
              "publisher": { "name": "Nobody", "url": "https://www.gov.uk/" }, "licence": { "name": "None", "url": "https://www.gov.uk/", "attribution": "Made up." },
              "cadenceDays": 7, "lookEveryMinutes": 15,
              "discovery": {
                "hosts": ["www.gov.uk", "assets.publishing.service.gov.uk"],
                "govUk": { "collection": "https://www.gov.uk/api/content/government/collections/a", "attachments": "\\.ods$" }
              },
              "formats": ["ods"], "since": "2020-05-28", "units": { "people": { "decimals": 0 } }, "statuses": [], "partial": [],
              "workbook": {
                "area": { "type": "nation", "code": "E92000001", "name": "England" }, "weekHeader": "dd/MM/yy - dd/MM/yy", "totalHeaders": ["Total"],
                "totalSuffix": "-to-date", "totalLabel": "since launch", "marks": ["r"], "sectionPrefixes": [], "markers": "\\s*\\(\\d(,\\d)*\\)$", "notTables": ["Contents"],
                "tables": [{{Table("tested", "People tested")}}, {{Table("turnaround", "Time to results")}}, {{Table("contacts", "Contacts by site")}}],
                "breaks": [], "agreements": []
              }
            }
            """));
    }
}
