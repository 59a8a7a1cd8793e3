using System.Diagnostics;
using System.Text.Json;
using TraceFeed.Pipeline;

namespace TraceFeed.Tests.Pipeline;

/// <summary>What a message says of its trace. Whoever can write into a queue can write anything there.</summary>
public sealed class MessageTraceTests
{
    private const string Parent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private static readonly ActivityContext Trace = new(ActivityTraceId.CreateFromString("4bf92f3577b34da6a3ce929d0e0e4736"), ActivitySpanId.CreateFromString("00f067aa0ba902b7"), ActivityTraceFlags.Recorded, "rojo=00f067aa0ba902b7", isRemote: true);

    [Fact]
    public void A_trace_goes_into_a_message_and_out_of_it()
    {
        var message = new IngestMessage("a", "/a-1") { Trace = Trace };
        using var json = JsonDocument.Parse(message.ToBody());

        Assert.Equal(Parent, json.RootElement.GetProperty("traceparent").GetString());
        Assert.Equal(message, IngestMessage.Of(message.ToBody()));
        Assert.Equal(Trace, PublishMessage.Of(new PublishMessage(Trace).ToBody()).Trace);
    }

    [Fact]
    public void A_message_of_no_trace_says_nothing_of_one()
    {
        Assert.Equal("""{"Source":"a","Publication":"/a-1"}""", new IngestMessage("a", "/a-1").ToBody().ToString());
        Assert.Equal("{}", new PublishMessage(default(ActivityContext)).ToBody().ToString());
    }

    [Theory]
    [InlineData("""null""")]
    [InlineData("""7""")]
    [InlineData("""["00"]""")]
    [InlineData("\"\"")]
    [InlineData("\"nonsense\"")]
    [InlineData("\"00-00000000000000000000000000000000-00f067aa0ba902b7-01\"")]
    [InlineData("\"00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01\"")]
    [InlineData("\"00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01\"")]
    [InlineData("\"\\ud800\"")]
    public void What_is_not_well_formed_is_no_trace_and_the_message_is_worked_on_all_the_same(string parent)
    {
        var body = BinaryData.FromString($$"""{"Source":"a","Publication":"/a-1","traceparent":{{parent}}}""");

        Assert.Equal(new IngestMessage("a", "/a-1"), IngestMessage.Of(body));
        Assert.Equal(default, PublishMessage.Of(body).Trace);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("render, please")]
    public void Any_body_asks_for_rendering(string body) => Assert.Equal(default, PublishMessage.Of(BinaryData.FromString(body)).Trace);

    [Fact]
    public void A_state_that_is_too_long_or_no_text_is_left_out_and_the_trace_goes_on()
    {
        foreach (var state in new[] { "\"" + new string('x', 513) + "\"", "[1]", "\"a\\nb\"" })
        {
            var read = PublishMessage.Of(BinaryData.FromString($$"""{"traceparent":"{{Parent}}","tracestate":{{state}}}""")).Trace;
            Assert.Equal((Trace.TraceId, null), (read.TraceId, read.TraceState));
        }
    }
}
