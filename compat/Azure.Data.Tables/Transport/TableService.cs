using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables.Transport;

/// <summary>The Table service of one account: where it is, and the pipeline through which every request goes.</summary>
internal sealed class TableService
{
    private readonly HttpPipeline _pipeline;
    private readonly string _version;

    public TableService(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions? options)
        : this(endpoint, perCall: null, new SharedKeyPolicy(credential), options) =>
        AccountName = credential.AccountName;

    public TableService(Uri endpoint, AzureSasCredential credential, TableClientOptions? options)
        : this(endpoint, new SharedAccessSignaturePolicy(credential), perRetry: null, options)
    {
    }

    public TableService(Uri endpoint, TokenCredential credential, TableClientOptions? options)
        : this(endpoint, perCall: null, new BearerTokenPolicy(credential), options)
    {
    }

    private TableService(Uri endpoint, HttpPipelinePolicy? perCall, HttpPipelinePolicy? perRetry, TableClientOptions? options)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        if (endpoint.Query.Length > 0)
            throw new ArgumentException("The endpoint must not hold a query; pass a signature as a credential.", nameof(endpoint));

        options ??= new TableClientOptions();
        var pipeline = new HttpPipelineOptions(options) { RequestFailedDetailsParser = ErrorParser.Instance };
        if (perCall is not null)
            pipeline.PerCallPolicies.Add(perCall);
        if (perRetry is not null)
            pipeline.PerRetryPolicies.Add(perRetry);
        _pipeline = HttpPipelineBuilder.Build(pipeline);
        _version = options.VersionHeader;
        Endpoint = endpoint;
        AccountName = endpoint.HostNameType == UriHostNameType.Dns && !endpoint.IsLoopback
            ? endpoint.Host.Split('.')[0]
            : endpoint.Segments.ElementAtOrDefault(1)?.TrimEnd('/') ?? "";
    }

    public Uri Endpoint { get; }

    /// <summary>Of a shared key, of the host name, or (an emulator) of the first segment of the path.</summary>
    public string AccountName { get; }

    public static TableService From(string connectionString, TableClientOptions? options)
    {
        ArgumentNullException.ThrowIfNull(connectionString);
        var parsed = new TableConnectionString(connectionString);
        return parsed.SharedKey is { } key
            ? new TableService(parsed.Endpoint, key, options)
            : new TableService(parsed.Endpoint, parsed.Signature!, options);
    }

    public Uri Address(string pathAndQuery) => new($"{Endpoint.AbsoluteUri.TrimEnd('/')}/{pathAndQuery}");

    public HttpMessage Message(RequestMethod method, string pathAndQuery)
    {
        var message = _pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(Address(pathAndQuery));
        message.Request.Headers.SetValue("x-ms-version", _version);
        message.Request.Headers.SetValue("DataServiceVersion", "3.0");
        message.Request.Headers.SetValue("Accept", "application/json;odata=minimalmetadata");
        return message;
    }

    /// <summary>Sends, retries as the options say, and gives the last answer.</summary>
    /// <param name="message">The request; disposed here.</param>
    /// <param name="cancellationToken">Stops waiting, also between two tries.</param>
    /// <param name="accepts">Which refusals are an answer all the same; by default none.</param>
    /// <exception cref="RequestFailedException">The service refused.</exception>
    public async Task<Response> SendAsync(HttpMessage message, CancellationToken cancellationToken, Func<Response, bool>? accepts = null)
    {
        using (message)
        {
            await _pipeline.SendAsync(message, cancellationToken);
            // Buffered: stays readable when the message is disposed.
            var response = message.Response;
            return response.IsError && !(accepts?.Invoke(response) ?? false) ? throw new RequestFailedException(response) : response;
        }
    }
}
