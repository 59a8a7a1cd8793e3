using Azure;
using Azure.Data.Tables;

namespace TraceFeed.Storage.Tests.Tables;

internal static class Refusal
{
    public static async Task<RequestFailedException> IsAsync(int status, string? code, Func<Task> call)
    {
        var error = await Assert.ThrowsAsync<RequestFailedException>(call);
        Assert.Equal((status, code), (error.Status, error.ErrorCode));
        return error;
    }

    public static async Task<TableTransactionFailedException> OfActionAsync(int index, int status, string code, Func<Task> call)
    {
        var error = await Assert.ThrowsAsync<TableTransactionFailedException>(call);
        Assert.Equal((status, code, index), (error.Status, error.ErrorCode, error.FailedTransactionActionIndex));
        return error;
    }
}
