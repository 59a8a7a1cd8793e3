using TraceFeed.Sources;
using TraceFeed.Tests.Changes.Derived;

namespace TraceFeed.Tests.Sources;

public sealed class ThresholdRulesTests
{
    private const string Threshold = """{ "id": "t", "series": "weeks:reached", "value": 80, "says": "It works.", "source": { "title": "Someone", "url": "https://example.org/" } }""";

    [Theory]
    [InlineData("80", "79.95")]
    [InlineData("80", "-1e3")]
    [InlineData("weeks:reached", "made:reached-percent")]
    public void A_threshold_of_a_published_or_a_derived_series_is_accepted(string right, string other) => Assert.Single(TriedSource.Of(Json(Threshold.Replace(right, other, StringComparison.Ordinal))).Definition.Thresholds);

    [Fact]
    public void A_series_may_have_two() => Assert.Equal(2, TriedSource.Of(Json($"{Threshold}, {Threshold.Replace("\"t\"", "\"u\"", StringComparison.Ordinal)}")).Definition.Thresholds.Count);

    [Theory]
    [InlineData(", \"source\": { \"title\": \"Someone\", \"url\": \"https://example.org/\" }", "", "source")]
    [InlineData("{ \"title\": \"Someone\", \"url\": \"https://example.org/\" }", "null", "source")]
    [InlineData("\"title\": \"Someone\"", "\"title\": \" \"", "the title of the source of the threshold 't' is empty; give it a text")]
    [InlineData("\"title\": \"Someone\", ", "", "title")]
    [InlineData(", \"url\": \"https://example.org/\"", "", "url")]
    [InlineData("https://example.org/", "http://example.org/", "the source of the threshold 't' is 'http://example.org/'; expected an https address")]
    [InlineData("https://example.org/", "somewhere", "expected an https address")]
    [InlineData("weeks:reached", "weeks:nobody", "the threshold 't' names the unknown series 'weeks:nobody'; write table:row")]
    [InlineData("weeks:reached", "weeks", "names the unknown series 'weeks'")]
    [InlineData("weeks:reached", "", "names the unknown series ''")]
    [InlineData("\"weeks:reached\"", "null", "series")]
    [InlineData("\"value\": 80, ", "", "value")]
    [InlineData("80", "1e99", "value")]
    [InlineData("It works.", "", "'says' of the threshold 't' is empty; give it a text")]
    [InlineData("\"t\"", "\"\"", "the 'id' of a threshold is empty; give it a text")]
    [InlineData("\"value\"", "\"limit\": 1, \"value\"", "limit")]
    public void A_broken_threshold_is_refused_by_fault(string right, string wrong, string fault)
    {
        Assert.Contains(right, Threshold, StringComparison.Ordinal);
        Assert.Contains(fault, Error(Threshold.Replace(right, wrong, StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void No_id_stands_twice() => Assert.Contains("the threshold 't' stands twice", Error($"{Threshold}, {Threshold}"), StringComparison.Ordinal);

    private static string Json(string thresholds) => DerivedSource.Json().Replace("\"statuses\"", $"\"thresholds\": [{thresholds}], \"statuses\"", StringComparison.Ordinal);

    private static string Error(string thresholds) => Assert.Throws<DefinitionException>(() => TriedSource.Of(Json(thresholds))).Message;
}
