using TraceFeed.Changes;
using TraceFeed.Log;

namespace TraceFeed.Storage.Tests.Log;

/// <summary>How series were revised is stored with the vintage, read where it is needed, and weighs the next publication.</summary>
public sealed class RevisionRecordTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_revision_is_weighed_by_what_earlier_commits_stored_and_the_record_is_read_only_for_it()
    {
        var traffic = new StorageTraffic();
        var ledger = await Ledger.WatchedAsync(azurite.NewAccount(), traffic, "a");
        (int Week, string Area, int? Count)[] calm = [.. Enumerable.Range(1, 12).Select(week => (week, "Leeds", (int?)103))];
        await CommitAsync(ledger, 12);

        // Twelve revisions from 101 to 103 tell what is usual; without them the last one would not be major.
        var known = (await ledger.VintageAsync(await CommitAsync(ledger, 13, calm))).Revisions["counts"].ChunkId!;
        traffic.Forget();
        var next = await CommitAsync(ledger, 14, calm);
        Assert.DoesNotContain(traffic.Calls, Reads);

        traffic.Forget();
        var row = await CommitAsync(ledger, 15, [(1, "Leeds", 150), .. calm[1..]]);
        Assert.Single(traffic.Calls, Reads);

        var revised = Assert.Single(await ledger.ChangesAsync(row), change => change.Kind == ChangeKind.ValueRevised);
        Assert.Equal(("103", "150", Severity.Major), (revised.Old!.Value, revised.New!.Value, revised.Severity));
        Assert.Equal(known, (await ledger.VintageAsync(next)).Revisions["counts"].ChunkId);
        Assert.NotEqual(known, (await ledger.VintageAsync(row)).Revisions["counts"].ChunkId);
        Assert.Empty(await ledger.ProblemsAsync());

        bool Reads(string call) => call.StartsWith("GET ", StringComparison.Ordinal) && call.Contains(known, StringComparison.Ordinal);
    }

    [Fact]
    public void A_vintage_that_was_stored_before_revisions_were_kept_is_read_with_no_record()
    {
        var manifest = new VintageManifest
        {
            Ordinal = 3,
            Published = new DateOnly(2020, 9, 3),
            Series = ["s"],
            Failed = "f",
            Surroundings = "a",
            Recent = [(new DateOnly(2020, 9, 2), "r")],
            Revisions = [],
            Blocks = [],
        };
        var bytes = manifest.Write();

        // Format 2 is the same without the count of records, which stands behind the recent revisions.
        var at = Array.LastIndexOf(bytes, (byte)'r') + 1;
        byte[] second = [2, .. bytes[1..at], .. bytes[(at + 1)..]];
        var read = VintageManifest.Read(second);

        Assert.Equal(3, bytes[0]);
        Assert.Equal(0, bytes[at]);
        Assert.Empty(read.Revisions);
        Assert.Equal((3, "f", "a", "s", "r"), (read.Ordinal, read.Failed, read.Surroundings, read.Series[0], read.Recent[0].Chunk));
    }

    [Fact]
    public void A_manifest_and_a_record_come_back_as_they_were_written()
    {
        var manifest = new VintageManifest { Ordinal = 1, Published = null, Series = [], Failed = "f", Surroundings = "a", Recent = [], Revisions = [("b", "2"), ("a", "1")], Blocks = [] };
        var record = new RevisionRecord { Series = [1, ulong.MaxValue], Counts = [1, int.MaxValue], Sums = [0, long.MaxValue], Largest = [0, RevisionSize.Most] };
        var read = RevisionRecordCodec.Read(RevisionRecordCodec.Write(record));

        Assert.Equal([("a", "1"), ("b", "2")], VintageManifest.Read(manifest.Write()).Revisions);
        Assert.Equal((new EarlierSizes(1, 0, 0), new EarlierSizes(int.MaxValue, long.MaxValue, RevisionSize.Most), null), (read.Find(1), read.Find(ulong.MaxValue), read.Find(2)));
        Assert.Throws<DamagedStorageException>(() => RevisionRecordCodec.Read([9]));
    }

    private static async Task<LogRow> CommitAsync(Ledger ledger, int weeks, params (int Week, string Area, int? Count)[] others)
    {
        var file = WeeklyCounts.File(weeks, others);
        await ledger.ArchiveAsync(file);
        return await ledger.CommitAsync("a", file, weeks);
    }
}
