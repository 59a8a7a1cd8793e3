using TraceFeed.Sources;
using TraceFeed.Tests.Changes.Derived;

namespace TraceFeed.Tests.Sources;

public sealed class DerivedRulesTests
{
    private const string Share = """ "unit": "percent", "from": { "share": [{ "of": ["weeks:reached"], "over": ["weeks:identified"] }] } """;
    private const string Difference = """ "unit": "points", "from": { "difference": { "of": [{ "of": ["weeks:reached"], "over": ["weeks:identified"] }], "less": [{ "of": ["weeks:tested"], "over": ["weeks:identified"] }] } } """;
    private const string Total = """ "unit": "people", "periods": "to-date", "from": { "runningTotal": "weeks:identified" } """;
    private const string Week = """ "unit": "people", "from": { "weekly": "totals:cases" } """;

    [Theory]
    [InlineData(Share)]
    [InlineData(Difference)]
    [InlineData(Total)]
    [InlineData(Week)]
    public void Each_formula_is_accepted(string row) => Assert.Single(DerivedSource.Of(DerivedSource.Table(row)).Definition.Derived);

    [Fact]
    public void A_table_whose_inputs_tell_areas_apart_is_by_area() => Assert.True(Assert.Single(DerivedSource.Of().Definition.Derived).IsByArea);

    [Theory]
    [InlineData("\"from\": { \"share\": [{ \"of\": [\"weeks:reached\"], \"over\": [\"weeks:identified\"] }] }", "\"periods\": \"weekly\"", "row 'one': 'from' needs one of share, difference, runningTotal and weekly")]
    [InlineData("\"from\": {", "\"from\": { \"weekly\": \"totals:cases\",", "row 'one': 'from' needs one of")]
    [InlineData("{ \"share\": [{ \"of\": [\"weeks:reached\"], \"over\": [\"weeks:identified\"] }] }", "{}", "row 'one': 'from' needs one of")]
    [InlineData("\"method\": \"m\"", "\"method\": \" \"", "'method' is empty; say how it is computed")]
    [InlineData("\"method\": \"m\",", "", "'method' is empty")]
    [InlineData("\"method\": \"m\"", "\"method\": \"m\", \"path\": \"All\"", "'path', 'column', 'percent' and 'partOf' are of published rows")]
    [InlineData("\"method\": \"m\"", "\"method\": \"m\", \"column\": \"All\"", "are of published rows")]
    [InlineData("\"method\": \"m\"", "\"method\": \"m\", \"percent\": { \"of\": \"one\", \"over\": \"one\" }", "are of published rows")]
    [InlineData("\"method\": \"m\"", "\"method\": \"m\", \"partOf\": \"one\"", "are of published rows")]
    [InlineData("[\"weeks:reached\"]", "[]", "a share needs 'of' and 'over', each with a reference or more")]
    [InlineData("[\"weeks:identified\"]", "[]", "a share needs 'of' and 'over'")]
    [InlineData("[{ \"of\": [\"weeks:reached\"], \"over\": [\"weeks:identified\"] }]", "[]", "'share' is empty")]
    [InlineData("[\"weeks:reached\"]", "[null]", "$.derived[0].rows[0].from.share[0].of[0]: null")]
    [InlineData("weeks:reached", "weeks:nobody", "names the unknown series 'weeks:nobody'; write table:row")]
    [InlineData("weeks:reached", "nowhere:reached", "names the unknown series 'nowhere:reached'")]
    [InlineData("weeks:reached", "weeks", "names the unknown series 'weeks'")]
    [InlineData("weeks:reached", "", "names the unknown series ''")]
    [InlineData("weeks:reached", "made:one", "names 'made:one', which is not published; a share or a difference may name a running total or a weekly value of an earlier row")]
    [InlineData("weeks:reached", "totals:cases", "names series of different kinds of period, such as 'weeks:identified'")]
    [InlineData("\"unit\": \"percent\"", "\"unit\": \"points\"", "has the unit 'points'; expected one with the symbol '%'")]
    [InlineData("\"unit\": \"percent\"", "\"unit\": \"people\"", "expected one with the symbol '%'")]
    [InlineData("\"unit\": \"percent\"", "\"unit\": \"furlongs\"", "the unit 'furlongs' is not declared")]
    [InlineData("\"unit\": \"percent\"", "\"unit\": \"percent\", \"periods\": \"to-date\"", "has the periods 'to-date', what it is made of 'weekly'")]
    [InlineData("\"unit\": \"percent\"", "\"unit\": \"percent\", \"periods\": \"yearly\"", "periods 'yearly' is none of")]
    [InlineData("\"unit\": \"percent\"", "\"unit\": \"percent\", \"breakdown\": { \"handler\": \"all\" }", "the dimension of table 'made' 'handler' stands twice")]
    [InlineData("\"id\": \"made\"", "\"id\": \"weeks\"", "the table 'weeks' stands twice")]
    [InlineData("\"id\": \"made\"", "\"id\": \" \"", "the 'id' of a table is empty")]
    [InlineData("\"id\": \"made\"", "\"id\": \"checks\"", "name it otherwise")]
    [InlineData("\"headline\": \"one\"", "\"headline\": \"two\"", "the headline 'two' is no row")]
    [InlineData("\"measure\": \"one\"", "\"measure\": \"\"", "'measure' is empty")]
    [InlineData("\"title\": \"Made\", \"periods\": \"weekly\"", "\"title\": \"Made\", \"periods\": \"sometimes\"", "periods 'sometimes' is none of")]
    [InlineData("\"notes\": \"Not official.\", ", "", "notes")]
    [InlineData("\"notes\": \"Not official.\"", "\"notes\": \" \"", "'notes' of the derived table 'made' is empty")]
    [InlineData("\"over\": [\"weeks:identified\"]", "\"over\": [\"weeks:identified\", \"weeks:calls\"]", "names series of different kinds of period")]
    [InlineData("\"label\": \"Calls\", \"unit\": \"people\", \"periods\": \"daily\"", "\"label\": \"Calls\", \"unit\": \"furlongs\"", "the unit 'furlongs' is not declared")]
    [InlineData("\"id\": \"identified\",", "\"id\": \"identified\", \"method\": \"counted\",", "the row 'identified' has 'from' or 'method', which only a row of a derived table has")]
    [InlineData("\"id\": \"identified\",", "\"id\": \"identified\", \"from\": { \"weekly\": \"totals:cases\" },", "the row 'identified' has 'from' or 'method'")]
    [InlineData("\"label\": \"Reached\", \"unit\": \"people\"", "\"label\": \"Reached\", \"unit\": \"percent\"", "names 'weeks:reached', a percentage; name the counts it is made of")]
    public void A_broken_share_is_refused_by_fault(string right, string wrong, string fault) => Refused(Share, right, wrong, fault);

    [Theory]
    [InlineData("\"unit\": \"points\"", "\"unit\": \"percent\"", "has the unit 'percent'; expected one with the symbol ' points'")]
    [InlineData("[{ \"of\": [\"weeks:tested\"], \"over\": [\"weeks:identified\"] }]", "[]", "one side of 'difference'; give each a share or more")]
    [InlineData("[{ \"of\": [\"weeks:reached\"], \"over\": [\"weeks:identified\"] }]", "[]", "one side of 'difference'")]
    [InlineData("[\"weeks:tested\"]", "[]", "a share needs 'of' and 'over'")]
    [InlineData("weeks:tested", "weeks:nobody", "names the unknown series 'weeks:nobody'")]
    public void A_broken_difference_is_refused_by_fault(string right, string wrong, string fault) => Refused(Difference, right, wrong, fault);

    [Theory]
    [InlineData("weeks:identified", "weeks:nobody", "names the unknown series 'weeks:nobody'")]
    [InlineData("weeks:identified", "totals:cases", "a running total is 'to-date' and made of weeks or days")]
    [InlineData("\"periods\": \"to-date\", \"from\"", "\"from\"", "a running total is 'to-date'")]
    [InlineData("\"unit\": \"people\", \"periods\"", "\"unit\": \"percent\", \"periods\"", "has the unit 'percent'; expected that of what it sums, 'people', which must be additive")]
    [InlineData("\"decimals\": 0, \"additive\": true", "\"decimals\": 0", "which must be additive")]
    [InlineData("\"since\": \"2020-05-28\"", "\"since\": null", "a running total needs the source's 'since'")]
    public void A_broken_running_total_is_refused_by_fault(string right, string wrong, string fault) => Refused(Total, right, wrong, fault);

    [Theory]
    [InlineData("totals:cases", "weeks:identified", "a weekly value is 'weekly' and made of to-date figures")]
    [InlineData("\"unit\": \"people\", \"from\"", "\"unit\": \"people\", \"periods\": \"to-date\", \"from\"", "a weekly value is 'weekly'")]
    [InlineData("\"unit\": \"people\", \"from\"", "\"unit\": \"people\", \"periods\": \"daily\", \"from\"", "a weekly value is 'weekly'")]
    public void A_broken_weekly_value_is_refused_by_fault(string right, string wrong, string fault) => Refused(Week, right, wrong, fault);

    [Theory]
    [InlineData("\"weekly\": \"totals:cases\"", "\"weekly\": \"made:identified-running\"", "names 'made:identified-running', which is not published")]
    [InlineData("\"runningTotal\": \"weeks:identified\"", "\"runningTotal\": \"made:cases-week\"", "names 'made:cases-week', which is not published")]
    [InlineData("[\"made:cases-week\"]", "[\"made:reached-percent\"]", "names 'made:reached-percent', which is not published")]
    [InlineData("[\"made:reached-running\"]", "[\"made:later-running\"]", "names the unknown series 'made:later-running'")]
    [InlineData("\"id\": \"chain\"", "\"id\": \"reached-percent\"", "'reached-percent' stands twice")]
    [InlineData("\"measure\": \"chain\"", "\"measure\": \"reached-percent\"", "stands twice")]
    public void Rows_of_a_table_name_only_totals_and_weeks_that_stand_before_them(string right, string wrong, string fault) => Fails(DerivedSource.Json(), right, wrong, fault);

    [Fact]
    public void A_sum_has_one_unit()
    {
        var json = DerivedSource.Json(DerivedSource.Table(Share.Replace("[\"weeks:identified\"]", "[\"weeks:identified\", \"weeks:tested\"]", StringComparison.Ordinal)));
        Assert.Single(TriedSource.Of(json).Definition.Derived);
        var mixed = json.Replace("\"percent\": { \"decimals\"", "\"tests\": { \"decimals\": 0 }, \"percent\": { \"decimals\"", StringComparison.Ordinal).Replace("\"label\": \"Tested\", \"unit\": \"people\"", "\"label\": \"Tested\", \"unit\": \"tests\"", StringComparison.Ordinal);
        Assert.Contains("derived table 'made', row 'one': adds figures of different units, 'people' and 'tests'; a sum has one", Error(mixed), StringComparison.Ordinal);
    }

    [Fact]
    public void A_total_that_stands_behind_its_share_is_not_known_yet()
    {
        var rows = DerivedSource.Json();
        var first = rows.IndexOf("  { \"id\": \"identified-running\"", StringComparison.Ordinal);
        var share = rows.IndexOf("  { \"id\": \"running-percent\"", StringComparison.Ordinal);
        var next = rows.IndexOf("  { \"id\": \"cases-week\"", StringComparison.Ordinal);
        Assert.Contains("names 'made:reached-running', which is not published", Error(rows[..first] + rows[share..next] + rows[first..share] + rows[next..]), StringComparison.Ordinal);
    }

    private static void Refused(string row, string right, string wrong, string fault) => Fails(DerivedSource.Json(DerivedSource.Table(row)), right, wrong, fault);

    private static void Fails(string json, string right, string wrong, string fault)
    {
        Assert.Contains(right, json, StringComparison.Ordinal);
        var at = json.IndexOf(right, StringComparison.Ordinal);
        Assert.Contains(fault, Error(json[..at] + wrong + json[(at + right.Length)..]), StringComparison.Ordinal);
    }

    private static string Error(string json) => Assert.Throws<DefinitionException>(() => TriedSource.Of(json)).Message;
}
