using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables.Transport;

/// <summary>Adds a shared access signature, as it is, to the query of a request. Runs once a call: a retry has it already.</summary>
internal sealed class SharedAccessSignaturePolicy(AzureSasCredential credential) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        var uri = message.Request.Uri;
        var signature = credential.Signature.TrimStart('?');
        uri.Query = string.IsNullOrEmpty(uri.Query) ? "?" + signature : uri.Query + "&" + signature;
    }
}
