using System.Runtime.CompilerServices;

namespace Azure.Data.Tables.Transport;

/// <summary>The pages of a query, asked for one after the other as the reader gets to them.</summary>
/// <param name="read">Reads the page after a continuation token (null: the first) of at most so many values.</param>
/// <param name="pageSize">The size of a page when the reader states none.</param>
/// <param name="cancellationToken">Ends the enumeration.</param>
internal sealed class ServicePages<T>(
    Func<string?, int?, CancellationToken, Task<Page<T>>> read, int? pageSize, CancellationToken cancellationToken)
    : AsyncPageable<T>(cancellationToken)
    where T : notnull
{
    public override IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null) =>
        Pages(continuationToken, pageSizeHint ?? pageSize, CancellationToken.None);

    private async IAsyncEnumerable<Page<T>> Pages(string? token, int? size, [EnumeratorCancellation] CancellationToken enumeration)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(CancellationToken, enumeration);
        do
        {
            var page = await read(token, size, either.Token);
            yield return page;
            token = page.ContinuationToken;
        }
        while (token is not null);
    }
}
