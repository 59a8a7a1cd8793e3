using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml;
using Microsoft.Extensions.Logging;
using TraceFeed.Pipeline;
using TraceFeed.Sources;
using TraceFeed.Tests.Docs;

namespace TraceFeed.Tests.Deployment;

/// <summary>
/// The alerts ask for what the app logs. Of an event the Functions host hands on the name, the level and the text, not the number and
/// not the values; so the queries go by the names, and take the source from the beginning of the text.
/// </summary>
public sealed partial class AlertTests
{
    public static TheoryData<string> Alerts => [.. Template.Alerts.Keys];

    [Fact]
    public void There_is_an_alert_for_each_trouble_that_a_maintainer_must_see_and_a_query_for_each_alert()
    {
        Assert.Equal(["late", "poisoned", "quarantined", "silent", "stalled"], Template.Alerts.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(Repository.Files("infra/queries"), Template.Alerts.Keys.Order(StringComparer.Ordinal).Select(name => $"infra/queries/{name}.kql"));
        Assert.All(Template.Alerts, alert => Assert.Equal($"loadTextContent('../queries/{alert.Key}.kql", alert.Value["query"].TrimEnd(')', '\'')));
    }

    [Theory]
    [MemberData(nameof(Alerts))]
    public void A_query_asks_for_an_event_that_the_pipeline_logs_and_reads_the_source_where_it_stands(string alert)
    {
        var query = Repository.Text($"infra/queries/{alert}.kql");
        var named = Assert.Single(EventPattern().Matches(query)).Groups["event"].Value;

        var (level, told, text) = Logged(named);
        Assert.Equal(named, told);
        Assert.True(level >= (alert == "silent" ? LogLevel.Information : LogLevel.Warning));
        Assert.Equal(Template.Alerts[alert]["bySource"] == "true", query.Contains("| parse Message with Source \": \" *", StringComparison.Ordinal));
        Assert.True(Template.Alerts[alert]["bySource"] == "false" || text.StartsWith("the source: ", StringComparison.Ordinal), text);
    }

    [Fact]
    public void An_alert_looks_back_over_more_than_one_look_and_never_further_than_Azure_lets_it()
    {
        var looks = TimeSpan.FromMinutes(DefinitionCatalog.Embedded.Sources.Where(source => source.Retired is null).Max(source => source.LookEveryMinutes));
        foreach (var (name, alert) in Template.Alerts)
        {
            var (every, window) = (XmlConvert.ToTimeSpan(alert["every"]), XmlConvert.ToTimeSpan(alert["window"]));
            Assert.True(every <= window && window <= TimeSpan.FromDays(2), name);
            Assert.True(name is "quarantined" or "poisoned" || window >= 2 * looks, $"{name} looks back {window}, and a source may be looked at every {looks} only");
        }
    }

    [Fact]
    public void The_days_without_a_run_are_those_of_the_app() =>
        Assert.Contains($" in {Discoverer.StalledAfter.Days} days.", Template.Alerts["stalled"]["description"], StringComparison.Ordinal);

    // What arrives at a logger when the method of that name is called.
    private static (LogLevel Level, string? Event, string Text) Logged(string named)
    {
        var method = typeof(PipelineLog).GetMethod(named, BindingFlags.Public | BindingFlags.Static);
        Assert.True(method is not null, $"PipelineLog logs no {named}");
        var logger = new OneEntry();
        method.Invoke(null, [logger, .. method.GetParameters().Skip(1).Select(parameter => parameter.ParameterType == typeof(string) ? $"the {parameter.Name}" : Convert.ChangeType(7, parameter.ParameterType, System.Globalization.CultureInfo.InvariantCulture))]);
        return logger.Entry;
    }

    private sealed class OneEntry : ILogger
    {
        public (LogLevel Level, string? Event, string Text) Entry { get; private set; }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Entry = (logLevel, eventId.Name, formatter(state, exception));
    }

    [GeneratedRegex(@"tostring\(Properties\.EventName\) == ""(?<event>\w+)""")]
    private static partial Regex EventPattern();
}
