using System.Security.Cryptography;
using System.Text.Json;
using TraceFeed.Changes;
using TraceFeed.Log;

namespace TraceFeed.Api;

/// <summary>
/// Checks a log that is served somewhere, from outside, with nothing but what the site serves: the hash chain and the numbering of its rows,
/// every change set against its hash, every change against its id, the changes replayed, and every archived original against its hash.
/// </summary>
/// <param name="site">Reaches the site.</param>
public sealed class ServedVerification(ServedLog site)
{
    private const int OriginalsAtOnce = 4;

    private readonly RowChain chain = new();
    private readonly Dictionary<string, Replay> replays = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> originals = new(StringComparer.Ordinal);
    private readonly List<string> problems = [];
    private OpenRow? open;
    private long changes;

    /// <summary>Verifies everything. What is wrong is reported, never thrown.</summary>
    /// <param name="progress">Told of each page and original when it is done.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <exception cref="ServedLogException">The site does not answer, or answers something that is no log.</exception>
    public async Task<VerificationReport> RunAsync(Action<string>? progress, CancellationToken cancellation)
    {
        var head = await site.HeadAsync(cancellation);
        await foreach (var page in site.PagesAsync(head.Sequence, cancellation))
        {
            using (page)
            {
                try
                {
                    Page(page.RootElement, head);
                }
                catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
                {
                    throw new ServedLogException($"behind change {changes} the site serves something that is no log: {error.Message}", error);
                }

                progress?.Invoke(FormattableString.Invariant($"changes to {changes} of {head.Sequence}"));
            }
        }

        // A site that goes on working meanwhile has more than it said at first, never less.
        Require(open is null, "the last row is not served whole");
        Require((chain.Last?.Number ?? 0) >= head.Row, FormattableString.Invariant($"the head names log row {head.Row}, the pages end with row {chain.Last?.Number ?? 0}"));
        Require(changes >= head.Sequence, FormattableString.Invariant($"the head tells of {head.Sequence} changes, the pages have {changes}"));
        await Parallel.ForEachAsync(originals, new ParallelOptions { MaxDegreeOfParallelism = OriginalsAtOnce, CancellationToken = cancellation }, async (original, token) =>
        {
            var (hash, problem) = await site.OriginalAsync(original.Key, token);
            lock (problems)
            {
                Require(hash == original.Key, FormattableString.Invariant($"log row {original.Value} names the original {original.Key}, {problem ?? "which is served with other bytes"}"));
                progress?.Invoke($"original {original.Key}");
            }
        });
        return new VerificationReport(chain.Last?.Number ?? 0, changes, chain.Lasts.Count, problems);
    }

    private void Page(JsonElement page, (long Sequence, long Row, string Hash) head)
    {
        var rows = page.GetProperty("rows").EnumerateArray().Select(LogRowJson.Read).ToDictionary(one => one.Row.Number);
        var last = 0L;
        foreach (var entry in page.GetProperty("changes").EnumerateArray())
        {
            var sequence = entry.GetProperty("seq").GetInt64();
            Require(sequence == changes + 1, FormattableString.Invariant($"change {sequence} is served behind change {changes}"));
            changes++;
            last = entry.GetProperty("row").GetInt64();
            if (open is null || open.Row.Number != last)
            {
                Begin(rows[last]);
                Require(last != head.Row || rows[last].Hash == head.Hash, FormattableString.Invariant($"the head names another hash of log row {last} than the one that is served with it"));
            }

            Take(ChangeEntry.Line(System.Text.Encoding.UTF8.GetBytes(entry.GetRawText())));
        }

        var end = page.GetProperty("end");
        Require(end.GetProperty("row").GetInt64() == last && end.GetProperty("hash").GetString() == rows[last].Row.Hash(), FormattableString.Invariant($"page {page.GetProperty("page").GetInt64()} names another row as its end than the one its last change is of"));
    }

    private void Begin((LogRow Row, string Hash) served)
    {
        var row = served.Row;
        problems.AddRange(chain.Follow(row));
        Require(row.Hash() == served.Hash, FormattableString.Invariant($"log row {row.Number} does not have the hash that is served with it"));
        Require(row.FirstSequence == changes, FormattableString.Invariant($"log row {row.Number} begins with change {row.FirstSequence}, but is served from change {changes} on"));
        open = new OpenRow(row);
        foreach (var edition in row.Editions)
        {
            originals.TryAdd(edition.Sha256, row.Number);
        }
    }

    private void Take(byte[] line)
    {
        var row = open!.Row;
        open.Hash.AppendData(line);
        open.Hash.AppendData("\n"u8);
        var change = ChangeJson.Read(line);
        Require(change.Id == ChangeIdentity.Of(change, row.Ordinal), FormattableString.Invariant($"change {changes} has an id that is not the hash of what it says"));
        open.Changes.Add(change);
        if (open.Changes.Count < row.Count)
        {
            return;
        }

        Require(Convert.ToHexStringLower(open.Hash.GetHashAndReset()) == row.Changes, FormattableString.Invariant($"the changes of log row {row.Number} do not have the hash that the row names"));
        if (!replays.TryGetValue(row.Source, out var replay))
        {
            replays.Add(row.Source, replay = new Replay());
        }

        problems.AddRange(replay.Apply(row.Ordinal, open.Changes).Select(problem => FormattableString.Invariant($"log row {row.Number}: {problem}")));
        open = null;
    }

    private void Require(bool holds, string problem)
    {
        if (!holds)
        {
            problems.Add(problem);
        }
    }

    private sealed class OpenRow(LogRow row)
    {
        public LogRow Row { get; } = row;

        public List<Change> Changes { get; } = [];

        public IncrementalHash Hash { get; } = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    }
}
