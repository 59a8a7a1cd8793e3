using System.Text;
using Azure.Data.Tables.Transport;

namespace Azure.Data.Tables.Transactions;

/// <summary>A transaction as the service reads it: a batch that holds one change set, which holds the requests.</summary>
internal static class TransactionBody
{
    public static ReadOnlyMemory<byte> Write(TableService service, IEnumerable<EntityRequest> requests, string batch)
    {
        var changes = "changeset_" + Guid.NewGuid();
        using var body = new MemoryStream();
        Line($"--{batch}");
        Line($"Content-Type: multipart/mixed; boundary={changes}");
        Line();
        foreach (var request in requests)
        {
            Line($"--{changes}");
            Line("Content-Type: application/http");
            Line("Content-Transfer-Encoding: binary");
            Line();
            Line($"{request.Method} {service.Address(request.Path).AbsoluteUri} HTTP/1.1");
            Line("Accept: application/json;odata=minimalmetadata");
            Line("DataServiceVersion: 3.0");
            foreach (var (name, value) in request.Headers())
                Line($"{name}: {value}");
            Line();
            if (request.Body is { } json)
                body.Write(json.Span);
            Line();
        }

        Line($"--{changes}--");
        Line($"--{batch}--");
        return body.GetBuffer().AsMemory(0, (int)body.Length);

        void Line(string text = "") => body.Write(Encoding.UTF8.GetBytes(text + "\r\n"));
    }
}
