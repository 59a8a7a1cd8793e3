using System.Globalization;
using TraceFeed.Changes;
using TraceFeed.Log;
using TraceFeed.Sources;

namespace TraceFeed.Storage.Tests.Api;

/// <summary>A log whose change sets a test makes up: rows are inserted by the product's own writer, and no file stands behind them.</summary>
internal sealed class WrittenLog(StorageAccount storage)
{
    private readonly HistoryWriter writer = new(new LogTable(storage.Log), TimeProvider.System);
    private readonly ChangeSetStore changeSets = new(storage);
    private readonly LogTable log = new(storage.Log);

    public StorageAccount Storage => storage;

    public static async Task<WrittenLog> NewAsync(AzuriteFixture azurite) => new(await new StorageTraffic().ConnectAsync(azurite.NewAccount()));

    /// <summary>Appends a commit of that many changes; every third change revises Leeds, the others add weeks of Derby.</summary>
    public async Task<LogRow> AppendAsync(string source, int changes, int note = 0)
    {
        var definition = DefinitionCatalog.Embedded.Find(source)!;
        for (; ; )
        {
            var last = await log.LastOfAsync(source, CancellationToken.None);
            var ordinal = (last?.Ordinal ?? 0) + 1;
            var set = await changeSets.PutAsync([.. Enumerable.Range(0, changes).Select(i => Change(source, ordinal, i, note))], CancellationToken.None);
            var publication = new PublicationIdentity($"/{source}/{ordinal}", null, null, new DateOnly(2020, 6, 4).AddDays(7 * ordinal));
            var row = writer.Row(definition, publication, [new LoggedEdition("made-up.csv", null, LogRow.NoHash, "", "", "", null, null)], set, changes, LogRow.NoHash, last);
            if (await writer.InsertAsync(row, last, CancellationToken.None) is { } inserted)
            {
                return inserted;
            }
        }
    }

    private static Change Change(string source, int ordinal, int i, int note)
    {
        var revised = i % 3 == 2;
        var change = new Change
        {
            Kind = revised ? ChangeKind.ValueRevised : ChangeKind.PeriodAdded,
            Source = source,
            Series = revised ? "counts/cases/utla:E08000035" : "counts/tests/utla:E06000015",
            Table = "counts",
            Measure = revised ? "cases" : "tests",
            Area = revised ? new Area("utla", "E08000035", "Leeds") : new Area("utla", "E06000015", "Derby"),
            Old = revised ? Stated(i) : null,
            New = Stated(i + 1),
            Label = note == 0 ? null : new string('x', note),
        };
        return change with { Id = ChangeIdentity.Of(change, ordinal) + i.ToString(CultureInfo.InvariantCulture) };
    }

    private static StatedValue Stated(int number) => new(number.ToString(CultureInfo.InvariantCulture), null, new CellAddress(LogRow.NoHash, "Table_1", "B2"));
}
