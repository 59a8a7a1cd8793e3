using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables.Transport;

/// <summary>
/// Authorises each try with a token for Azure Storage. Azure.Core's own policy, which caches the token, refuses plain http;
/// on the loopback interface, where no one else listens, the token is sent all the same.
/// </summary>
internal sealed class BearerTokenPolicy(TokenCredential credential) : HttpPipelinePolicy
{
    private const string Scope = "https://storage.azure.com/.default";

    private readonly BearerTokenAuthenticationPolicy _secure = new(credential, Scope);

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (message.Request.Uri.ToUri() is not { IsLoopback: true, Scheme: "http" })
        {
            await _secure.ProcessAsync(message, pipeline);
            return;
        }

        var token = await credential.GetTokenAsync(new TokenRequestContext([Scope], message.Request.ClientRequestId), message.CancellationToken);
        message.Request.Headers.SetValue("Authorization", "Bearer " + token.Token);
        await ProcessNextAsync(message, pipeline);
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("Only asynchronous calls are made here.");
}
